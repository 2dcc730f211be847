"use client";

import type { MemberView } from "@fanfare/contracts/identity";
import { ActionIcon, Button, Group, Modal, Text, Tooltip } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconUserMinus } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { CreatorAvatar } from "@/components/creator-avatar.tsx";
import { useMe } from "@/features/auth/me.tsx";
import { notifyDone } from "@/lib/notify.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import classes from "./people-screen.module.css";
import { RoleSelect } from "./role-select.tsx";

type MemberRowProps = { member: MemberView; mayManage: boolean; isLastOwner: boolean };

const changed = ["identity"];

/** One member: their role, and the way out. */
export function MemberRow({ member, mayManage, isLastOwner }: MemberRowProps) {
  const t = useTranslations("settings.people");
  const { person } = useMe();
  const { id: membershipId, name, email, role, version, userId } = member;
  const change = useCommand(useTRPC().identity.command.changeMemberRole, {
    invalidates: changed,
    onDone: (_receipt, input) => notifyDone(t("changed", { name, role: t(`roles.${input.role}`) })),
  });
  return (
    <li className={classes.row}>
      <CreatorAvatar name={name} size={32} />
      <div className={classes.words}>
        <span className={classes.name}>
          {name} {userId === person.id ? <Text span c="dimmed">{t("you")}</Text> : null}
        </span>
        <span className={classes.detail}>{email}</span>
      </div>
      <div className={classes.role}>
        {mayManage && !isLastOwner ? (
          <RoleSelect
            ariaLabel={t("roleOf", { name })}
            value={change.isPending ? change.variables.role : role}
            isDisabled={change.isPending}
            onChange={(wanted) => change.mutate({ membershipId, version, role: wanted })}
          />
        ) : (
          <Tooltip label={t("lastOwner")} disabled={!mayManage}>
            <Text>{t(`roles.${role}`)}</Text>
          </Tooltip>
        )}
      </div>
      {mayManage && !isLastOwner ? <RemoveMember member={member} /> : null}
    </li>
  );
}

function RemoveMember({ member: { id: membershipId, name } }: { member: MemberView }) {
  const t = useTranslations("settings.people.remove");
  const common = useTranslations("common");
  const [isOpen, dialog] = useDisclosure(false);
  const remove = useCommand(useTRPC().identity.command.removeMember, { invalidates: changed, onDone: () => notifyDone(t("done", { name })) });
  const confirm = () => {
    dialog.close();
    remove.mutate({ membershipId });
  };
  return (
    <>
      <Tooltip label={t("action", { name })}>
        <ActionIcon aria-label={t("action", { name })} size={44} onClick={dialog.open} loading={remove.isPending}>
          <IconUserMinus size={18} />
        </ActionIcon>
      </Tooltip>
      <Modal opened={isOpen} onClose={dialog.close} title={t("title", { name })}>
        <Text>{t("text")}</Text>
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={dialog.close} data-autofocus>
            {common("cancel")}
          </Button>
          <Button color="red" onClick={confirm}>
            {t("confirm")}
          </Button>
        </Group>
      </Modal>
    </>
  );
}

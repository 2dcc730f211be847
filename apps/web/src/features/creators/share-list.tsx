"use client";

import type { ListShareView } from "@fanfare/contracts/list-shares";
import { Button, Checkbox, Modal, Select, Stack, Text, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconShare } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CopyField } from "@/components/copy-field.tsx";
import { DateText } from "@/components/date-text.tsx";
import { ToneBadge } from "@/components/status-badge.tsx";
import { notifyDone } from "@/lib/notify.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import classes from "./share-list.module.css";

const lifetimes = ["7", "30", "90", "forever"] as const;
const invalidates = ["creators.query.findListShares"] as const;

/** Makes, copies and takes back links that show this list to somebody without a seat. */
export function ShareList({ listId }: { listId: string }) {
  const t = useTranslations("shared-list.share");
  const [isOpen, modal] = useDisclosure(false);
  return (
    <>
      <Button variant="default" leftSection={<IconShare size={16} />} onClick={modal.open}>
        {t("action")}
      </Button>
      <Modal opened={isOpen} onClose={modal.close} title={t("title")} size="lg">
        {isOpen ? <ShareForm listId={listId} /> : null}
      </Modal>
    </>
  );
}

function ShareForm({ listId }: { listId: string }) {
  const t = useTranslations("shared-list.share");
  const [label, setLabel] = useState("");
  const [mayVote, setMayVote] = useState(true);
  const [lifetime, setLifetime] = useState<string>("30");
  const share = useCommand(useTRPC().creators.command.shareList, { invalidates });
  return (
    <Stack gap="lg">
      <Text c="dimmed">{t("text")}</Text>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          share.mutate({ listId, label, mayVote, expiresInDays: lifetime === "forever" ? null : Number(lifetime) });
        }}
      >
        <TextInput label={t("label")} placeholder={t("labelHint")} maxLength={120} required value={label} error={share.fieldErrors["label"]} onChange={(event) => setLabel(event.currentTarget.value)} />
        <Select
          label={t("expires")}
          value={lifetime}
          onChange={(value) => setLifetime(value ?? "30")}
          data={lifetimes.map((value) => ({ value, label: value === "forever" ? t("forever") : t("days", { count: Number(value) }) }))}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
        />
        <Checkbox label={t("mayVote")} checked={mayVote} onChange={(event) => setMayVote(event.currentTarget.checked)} />
        <Button type="submit" loading={share.isPending} disabled={!label.trim()}>
          {t("create")}
        </Button>
      </form>
      {share.data ? <CopyField label={t("link")} description={t("created")} value={share.data.url} /> : null}
      <Links listId={listId} />
    </Stack>
  );
}

const tones = { open: "good", expired: "quiet", revoked: "quiet" } as const;

function Links({ listId }: { listId: string }) {
  const t = useTranslations("shared-list.share");
  const { data } = useQuery(useTRPC().creators.query.findListShares.queryOptions({ listId }));
  if (!data || data.length === 0) return data ? <Text c="dimmed">{t("none")}</Text> : null;
  return (
    <section aria-label={t("links")}>
      <h3 className={classes.heading}>{t("links")}</h3>
      <ul className={classes.links}>
        {data.map((link) => (
          <LinkLine key={link.id} link={link} />
        ))}
      </ul>
    </section>
  );
}

function LinkLine({ link }: { link: ListShareView }) {
  const t = useTranslations("shared-list.share");
  const revoke = useCommand(useTRPC().creators.command.revokeListShare, { invalidates, onDone: () => notifyDone(t("revoked")) });
  return (
    <li className={classes.link}>
      <ToneBadge tone={tones[link.state]}>{t(`state.${link.state}`)}</ToneBadge>
      <span className={classes.label}>{link.label}</span>
      <span className={classes.facts}>
        <DateText value={link.createdAt} />, {link.mayVote ? t("votes", { count: link.votes }) : t("onlyLook")}
        {link.state === "open" && link.expiresAt ? (
          <>
            , {t("until")} <DateText value={link.expiresAt} />
          </>
        ) : null}
      </span>
      {link.state === "open" ? (
        <Button variant="subtle" color="red" size="compact-md" loading={revoke.isPending} onClick={() => revoke.mutate({ listShareId: link.id })}>
          {t("revoke")}
        </Button>
      ) : null}
    </li>
  );
}

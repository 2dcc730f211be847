"use client";

import type { InvitationView } from "@fanfare/contracts/identity";
import { Button } from "@mantine/core";
import { IconMail } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useFormatDay } from "@/components/date-text.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import classes from "./people-screen.module.css";

/** Invitations nobody has taken yet. A lost link is replaced by taking the invitation back and making a new one. */
export function OpenInvitations() {
  const t = useTranslations("settings.people.open");
  const { data } = useQuery(useTRPC().identity.query.findInvitations.queryOptions());
  if (!data || data.length === 0) return null;
  return (
    <div className={classes.open}>
      <h3 className={classes.openTitle}>{t("title")}</h3>
      <ul className={classes.rows}>
        {data.map((invitation) => (
          <InvitationRow key={invitation.id} invitation={invitation} />
        ))}
      </ul>
    </div>
  );
}

function InvitationRow({ invitation }: { invitation: InvitationView }) {
  const t = useTranslations("settings.people");
  const day = useFormatDay();
  const { id, email, role, invitedBy, isExpired, expiresAt } = invitation;
  const revoke = useCommand(useTRPC().identity.command.revokeInvitation, { invalidates: ["identity.query.findInvitations", "identity.query.findActivity"] });
  return (
    <li className={classes.row}>
      <IconMail size={18} aria-hidden />
      <div className={classes.words}>
        <span className={classes.name}>{email}</span>
        <span className={classes.detail}>
          {t("open.detail", { role: t(`roles.${role}`), invitedBy })} {isExpired ? t("open.expired") : t("open.until", { date: day(expiresAt) })}
        </span>
      </div>
      <Button className={classes.role ?? ""} variant="default" size="xs" loading={revoke.isPending} onClick={() => revoke.mutate({ invitationId: id })} aria-label={t("open.revokeNamed", { email })}>
        {t("open.revoke")}
      </Button>
    </li>
  );
}

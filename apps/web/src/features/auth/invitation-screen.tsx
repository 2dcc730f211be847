"use client";

import type { InvitationByToken } from "@fanfare/contracts/identity";
import { Button, Stack, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { FormError } from "@/components/form-error.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import { DoorHeading } from "./door-heading.tsx";
import { doorPath } from "./next-path.ts";

type InvitationScreenProps = { token: string; invitation: InvitationByToken };

/** What an invitation's link shows: who invites, as what, and the one way on. */
export function InvitationScreen({ token, invitation }: InvitationScreenProps) {
  const t = useTranslations("auth.invitation");
  const { organizationName, invitedBy, email, role, state, isForMe } = invitation;
  if (state !== "open") {
    return (
      <>
        <DoorHeading title={t(`${state}.title`)}>{t(`${state}.text`, { invitedBy, organizationName })}</DoorHeading>
        <Button component={Link} href="/" variant="default" size="md">
          {t("goOn")}
        </Button>
      </>
    );
  }
  return (
    <>
      <DoorHeading title={t("title", { organizationName })}>{t("text", { invitedBy, email })}</DoorHeading>
      <Text mb="lg">{t(`can.${role}`)}</Text>
      {isForMe === true ? <Join token={token} organizationName={organizationName} /> : null}
      {isForMe === null ? <ToTheDoor token={token} email={email} /> : null}
      {isForMe === false ? <ForAnother token={token} email={email} /> : null}
    </>
  );
}

function Join({ token, organizationName }: { token: string; organizationName: string }) {
  const t = useTranslations("auth.invitation");
  const accept = useCommand(useTRPC().identity.command.acceptInvitation, {
    onDone: () => window.location.assign("/campaigns"),
    onRefused: () => true,
  });
  return (
    <Stack gap="md">
      <FormError fault={accept.fault} />
      <Button size="md" loading={accept.isPending || accept.isSuccess} onClick={() => accept.mutate({ token })}>
        {t("join", { organizationName })}
      </Button>
    </Stack>
  );
}

function ToTheDoor({ token, email }: { token: string; email: string }) {
  const t = useTranslations("auth.invitation");
  const next = `/invitation/${token}`;
  return (
    <Stack gap="sm">
      <Button component={Link} href={doorPath("/sign-up", { next, email })} size="md">
        {t("signUp")}
      </Button>
      <Button component={Link} href={doorPath("/sign-in", { next, email })} variant="default" size="md">
        {t("signIn")}
      </Button>
    </Stack>
  );
}

function ForAnother({ token, email }: { token: string; email: string }) {
  const t = useTranslations("auth.invitation");
  const leave = useCommand(useTRPC().identity.command.signOut, {
    onDone: () => window.location.assign(doorPath("/sign-in", { next: `/invitation/${token}`, email })),
  });
  return (
    <Stack gap="md">
      <Text>{t("forAnother", { email })}</Text>
      <Button variant="default" size="md" loading={leave.isPending || leave.isSuccess} onClick={() => leave.mutate()}>
        {t("signOut", { email })}
      </Button>
    </Stack>
  );
}

"use client";

import type { PendingApplicationView } from "@fanfare/contracts/opportunities";
import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormError } from "@/components/form-error.tsx";
import { emptyProfile, inputOf } from "@/features/creator-profile/profile-draft.ts";
import { ProfileFields } from "@/features/creator-profile/profile-fields.tsx";
import { useKeptDraft } from "@/features/creator-profile/use-kept-draft.ts";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";

type CreatorProfileFormProps = { name: string; userId: string; pending: PendingApplicationView };

/** The second step of signing up as a creator: the profile; then the application that waited is sent. */
export function CreatorProfileForm({ name, userId, pending }: CreatorProfileFormProps) {
  const t = useTranslations("creator-profile");
  const trpc = useTRPC();
  const [draft, change, forget] = useKeptDraft(`fanfare:creator-profile:${userId}`, emptyProfile(name));
  const [missing, setMissing] = useState<Record<string, string>>({});
  const send = useCommand(trpc.campaigns.command.sendPendingApplication, {
    onDone: ({ collaborationId }) => window.location.assign(collaborationId ? `/creator/collaborations/${collaborationId}` : "/creator"),
    onRefused: () => {
      window.location.assign("/creator/opportunities");
      return false;
    },
  });
  const register = useCommand(trpc.creators.command.registerCreator, {
    onDone: () => {
      forget();
      if (pending) send.mutate();
      else window.location.assign("/creator");
    },
    onRefused: () => true,
  });
  const submit = () => {
    const input = inputOf(draft);
    const faults = {
      ...(input.displayName.trim() === "" && { displayName: t("needed") }),
      ...(input.country === "" && { country: t("countryNeeded") }),
      ...(input.accounts.length === 0 && { "accounts.0.handle": t("handleNeeded") }),
    };
    setMissing(faults);
    if (Object.keys(faults).length === 0) register.mutate(input);
  };
  const isBusy = register.isPending || register.isSuccess || send.isPending;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <ProfileFields draft={draft} onChange={change} errors={{ ...missing, ...register.fieldErrors }} />
      <FormError fault={register.fault?.fields ? undefined : register.fault} />
      <Button type="submit" size="md" fullWidth mt="lg" loading={isBusy}>
        {pending ? t("saveAndApply") : t("save")}
      </Button>
    </form>
  );
}

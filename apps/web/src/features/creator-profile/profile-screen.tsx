"use client";

import type { OwnProfileView } from "@fanfare/contracts/creator-profile";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useState } from "react";
import { EmptyState } from "@/components/empty-state.tsx";
import { FormError } from "@/components/form-error.tsx";
import { PageHeader } from "@/components/page-header.tsx";
import { TextSkeleton } from "@/components/skeletons.tsx";
import { useMe } from "@/features/auth/me.tsx";
import { notifyDone } from "@/lib/notify.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import { draftOf, inputOf } from "./profile-draft.ts";
import { ProfileFields } from "./profile-fields.tsx";

/** A creator's own profile, as brands see it. */
export function ProfileScreen() {
  const t = useTranslations("creator-profile");
  const common = useTranslations("common");
  const isCreator = useMe().creatorId !== null;
  const profile = useQuery({ ...useTRPC().creators.query.findOwnProfile.queryOptions(), enabled: isCreator });
  return (
    <>
      <PageHeader title={t("title")} meta={t("seenByBrands")} />
      {!isCreator ? (
        <EmptyState title={t("none.title")} text={t("none.text")} action={<Button component={Link} href="/creator/sign-up">{t("none.action")}</Button>} />
      ) : profile.data ? (
        <ProfileForm key={profile.data.version} profile={profile.data} />
      ) : (
        <TextSkeleton label={common("loading")} lines={8} />
      )}
    </>
  );
}

function ProfileForm({ profile }: { profile: OwnProfileView }) {
  const t = useTranslations("creator-profile");
  const [draft, setDraft] = useState(() => draftOf(profile));
  const save = useCommand(useTRPC().creators.command.updateOwnProfile, {
    invalidates: ["creators.query.findOwnProfile", "campaigns.query.findOpportunities"],
    onDone: () => notifyDone(t("saved")),
    onRefused: () => true,
  });
  return (
    <form
      noValidate
      style={{ maxWidth: 720 }}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ ...inputOf(draft), expectedVersion: profile.version });
      }}
    >
      <ProfileFields draft={draft} onChange={setDraft} errors={save.fieldErrors} />
      <FormError fault={save.fault?.fields ? undefined : save.fault} />
      <Button type="submit" size="md" mt="lg" loading={save.isPending}>
        {t("save")}
      </Button>
    </form>
  );
}

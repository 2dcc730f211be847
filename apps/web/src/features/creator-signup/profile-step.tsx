"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { TextSkeleton } from "@/components/skeletons.tsx";
import { DoorHeading } from "@/features/auth/door-heading.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import { CreatorProfileForm } from "./creator-profile-form.tsx";

/** Who is signed in goes on here: to the profile, or, with a profile already, straight to the application. */
export function ProfileStep({ name, userId, isCreator }: { name: string; userId: string; isCreator: boolean }) {
  const t = useTranslations("creator-profile");
  const common = useTranslations("common");
  const trpc = useTRPC();
  const pending = useQuery(trpc.campaigns.query.findPendingApplication.queryOptions());
  const hasSent = useRef(false);
  const { mutate } = useCommand(trpc.campaigns.command.sendPendingApplication, {
    onDone: ({ collaborationId }) => window.location.assign(collaborationId ? `/creator/collaborations/${collaborationId}` : "/creator"),
  });
  useEffect(() => {
    if (!isCreator || hasSent.current) return;
    hasSent.current = true;
    mutate();
  }, [isCreator, mutate]);
  if (isCreator || pending.isPending) return <TextSkeleton label={common("loading")} lines={6} />;
  const waiting = pending.data ?? null;
  return (
    <>
      <DoorHeading title={t("profileTitle")}>{waiting ? t("profileForCampaign", { campaign: waiting.campaignName, brand: waiting.brandName }) : t("profileText")}</DoorHeading>
      <CreatorProfileForm name={name} userId={userId} pending={waiting} />
    </>
  );
}

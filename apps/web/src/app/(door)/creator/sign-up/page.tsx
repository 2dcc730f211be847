import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { DoorHeading } from "@/features/auth/door-heading.tsx";
import { oneOf, type SearchParams } from "@/features/auth/search-params.ts";
import { CreatorAccountForm } from "@/features/creator-signup/creator-account-form.tsx";
import { ProfileStep } from "@/features/creator-signup/profile-step.tsx";
import { pageViewer } from "@/server/http/page-viewer.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("creator-profile"))("signUpTitle") });

export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  const [asked, me, t] = await Promise.all([searchParams, pageViewer(), getTranslations("creator-profile")]);
  const campaign = oneOf(asked, "campaign");
  if (me) return me.creatorId && !campaign ? redirect("/creator") : <ProfileStep name={me.person.name} userId={me.person.id} isCreator={me.creatorId !== null} />;
  const here = campaign ? `/creator/sign-up?${new URLSearchParams({ campaign })}` : "/creator/sign-up";
  return (
    <>
      <DoorHeading title={t("signUpTitle")}>{campaign ? t("signUpForCampaign") : t("signUpText")}</DoorHeading>
      <CreatorAccountForm here={here} />
    </>
  );
}

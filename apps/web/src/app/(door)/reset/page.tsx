import { getTranslations } from "next-intl/server";
import { DoorHeading } from "@/features/auth/door-heading.tsx";
import { ResetForm } from "@/features/auth/reset-form.tsx";
import { oneOf, type SearchParams } from "@/features/auth/search-params.ts";
import { doorFacts } from "@/server/http/page-viewer.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("auth"))("reset.title"), referrer: "no-referrer" as const });

export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  const [asked, { isMailConfigured }, t] = await Promise.all([searchParams, doorFacts(), getTranslations("auth")]);
  const token = oneOf(asked, "token");
  return (
    <>
      <DoorHeading title={t("reset.title")}>{token ? t("reset.newText") : isMailConfigured ? t("reset.text") : null}</DoorHeading>
      <ResetForm token={token} isMailConfigured={isMailConfigured} />
    </>
  );
}

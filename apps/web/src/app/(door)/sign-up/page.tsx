import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { DoorHeading } from "@/features/auth/door-heading.tsx";
import { nextPath } from "@/features/auth/next-path.ts";
import { oneOf, type SearchParams } from "@/features/auth/search-params.ts";
import { SignUpForm } from "@/features/auth/sign-up-form.tsx";
import { pageViewer, startOf } from "@/server/http/page-viewer.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("auth"))("signUp.title") });

export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  const [asked, me, t] = await Promise.all([searchParams, pageViewer(), getTranslations("auth")]);
  const next = oneOf(asked, "next");
  if (me) redirect(nextPath(next, startOf(me)));
  return (
    <>
      <DoorHeading title={t("signUp.title")}>{t("signUp.text")}</DoorHeading>
      <SignUpForm next={next} email={oneOf(asked, "email") ?? ""} />
    </>
  );
}

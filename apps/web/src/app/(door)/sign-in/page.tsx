import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { DoorHeading } from "@/features/auth/door-heading.tsx";
import { nextPath } from "@/features/auth/next-path.ts";
import { SignInForm } from "@/features/auth/sign-in-form.tsx";
import { oneOf, type SearchParams } from "@/features/auth/search-params.ts";
import { pageViewer, startOf } from "@/server/http/page-viewer.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("auth"))("signIn.title") });

export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  const [asked, me, t] = await Promise.all([searchParams, pageViewer(), getTranslations("auth")]);
  const next = oneOf(asked, "next");
  if (me) redirect(nextPath(next, startOf(me)));
  return (
    <>
      <DoorHeading title={t("signIn.title")} />
      <SignInForm next={next} email={oneOf(asked, "email") ?? ""} />
    </>
  );
}

import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { FrontPage } from "@/features/auth/front-page.tsx";
import { doorFacts, pageViewer, startOf } from "@/server/http/page-viewer.ts";

export const generateMetadata = async () => {
  const t = await getTranslations("auth.front");
  return { title: { absolute: t("title") }, description: t("text"), robots: { index: true } };
};

export default async function Page() {
  const me = await pageViewer();
  if (me) redirect(startOf(me));
  const { mismatch } = await doorFacts();
  return <FrontPage mismatch={mismatch} />;
}

import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { OperatorScreen } from "@/features/operator/operator-screen.tsx";
import { pageViewer } from "@/server/http/page-viewer.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("operator"))("title") });

export default async function Page() {
  const me = await pageViewer();
  if (!me?.person.isOperator) notFound();
  return <OperatorScreen />;
}

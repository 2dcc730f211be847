import { getTranslations } from "next-intl/server";
import { LandingEditorScreen } from "@/features/landing/editor/editor-screen.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("landing.editor"))("title") });

export default async function Page({ params }: { params: Promise<{ campaignId: string }> }) {
  return <LandingEditorScreen campaignId={(await params).campaignId} />;
}

import { getTranslations } from "next-intl/server";
import { SetupScreen } from "@/features/campaigns/setup/setup-screen.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("campaigns.tabs"))("setup") });

export default async function Page({ params }: { params: Promise<{ campaignId: string }> }) {
  return <SetupScreen campaignId={(await params).campaignId} />;
}

import { getTranslations } from "next-intl/server";
import { CampaignContent } from "@/features/campaigns/campaign-content.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("campaigns.tabs"))("content") });

export default async function Page({ params }: { params: Promise<{ campaignId: string }> }) {
  return <CampaignContent campaignId={(await params).campaignId} />;
}

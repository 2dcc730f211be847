import { getTranslations } from "next-intl/server";
import { NewCampaignScreen } from "@/features/campaigns/new-campaign-screen.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("campaigns.create"))("title") });

export default function Page() {
  return <NewCampaignScreen />;
}

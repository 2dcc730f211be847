import { getTranslations } from "next-intl/server";
import { CampaignsScreen } from "@/features/campaigns/campaigns-screen.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("campaigns"))("title") });

export default function Page() {
  return <CampaignsScreen />;
}

import { getTranslations } from "next-intl/server";
import { OpportunitiesScreen } from "@/features/opportunities/opportunities-screen.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("opportunities"))("title") });

export default function Page() {
  return <OpportunitiesScreen />;
}

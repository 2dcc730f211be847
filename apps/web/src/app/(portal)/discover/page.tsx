import { getTranslations } from "next-intl/server";
import { DiscoverScreen } from "@/features/discovery/discover-screen.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("discovery"))("title") });

export default function Page() {
  return <DiscoverScreen />;
}

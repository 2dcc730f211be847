import { getTranslations } from "next-intl/server";
import { CreatorHomeScreen } from "@/features/creator-home/creator-home-screen.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("creator-home"))("title") });

export default function Page() {
  return <CreatorHomeScreen />;
}

import { getTranslations } from "next-intl/server";
import { CollaborationsListScreen } from "@/features/creator-home/collaborations-list-screen.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("creator-home"))("all") });

export default function Page() {
  return <CollaborationsListScreen />;
}

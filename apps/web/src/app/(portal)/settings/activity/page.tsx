import { getTranslations } from "next-intl/server";
import { ActivityScreen } from "@/features/settings/activity-screen.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("settings"))("places.activity") });

export default function Page() {
  return <ActivityScreen />;
}

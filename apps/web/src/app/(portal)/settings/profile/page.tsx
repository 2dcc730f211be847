import { getTranslations } from "next-intl/server";
import { ProfileScreen } from "@/features/settings/profile-screen.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("settings"))("places.profile") });

export default function Page() {
  return <ProfileScreen />;
}

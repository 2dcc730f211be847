import { getTranslations } from "next-intl/server";
import { ProfileScreen } from "@/features/creator-profile/profile-screen.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("creator-profile"))("title") });

export default function Page() {
  return <ProfileScreen />;
}

import { getTranslations } from "next-intl/server";
import { OrganizationScreen } from "@/features/settings/organization-screen.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("settings"))("places.organization") });

export default function Page() {
  return <OrganizationScreen />;
}

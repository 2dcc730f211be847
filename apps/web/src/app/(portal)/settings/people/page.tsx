import { getTranslations } from "next-intl/server";
import { PeopleScreen } from "@/features/settings/people-screen.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("settings"))("places.people") });

export default function Page() {
  return <PeopleScreen />;
}

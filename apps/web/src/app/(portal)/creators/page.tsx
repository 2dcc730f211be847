import { getTranslations } from "next-intl/server";
import { CreatorsScreen } from "@/features/creators/creators-screen.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("creators"))("title") });

export default function Page() {
  return <CreatorsScreen />;
}

import { getTranslations } from "next-intl/server";
import { CompareScreen } from "@/features/discovery/compare/compare-screen.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("creator-facts"))("compare.title") });

export default function Page() {
  return <CompareScreen />;
}

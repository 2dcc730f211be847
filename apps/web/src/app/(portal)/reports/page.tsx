import { getTranslations } from "next-intl/server";
import { PortfolioScreen } from "@/features/reporting/portfolio-screen.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("reporting"))("title") });

export default function Page() {
  return <PortfolioScreen />;
}

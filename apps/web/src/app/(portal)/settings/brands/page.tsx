import { getTranslations } from "next-intl/server";
import { BrandsScreen } from "@/features/settings/brands-screen.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("settings"))("places.brands") });

export default function Page() {
  return <BrandsScreen />;
}

import { getTranslations } from "next-intl/server";
import { ContentScreen } from "@/features/content/content-screen.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("content"))("title") });

export default function Page() {
  return <ContentScreen />;
}

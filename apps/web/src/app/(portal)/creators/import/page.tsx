import { getTranslations } from "next-intl/server";
import { UploadImport } from "@/features/creators/upload-import.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("creators.import"))("title") });

export default function Page() {
  return <UploadImport />;
}

import { getTranslations } from "next-intl/server";
import { MessageScreen } from "@/components/message-screen.tsx";
import { SharedFrame } from "@/features/creators/shared/shared-frame.tsx";

export default async function NotFound() {
  const t = await getTranslations("shared-list");
  return (
    <SharedFrame>
      <MessageScreen title={t("missing.title")} text={t("missing.text")} />
    </SharedFrame>
  );
}

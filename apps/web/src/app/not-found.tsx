import { Button } from "@mantine/core";
import { getTranslations } from "next-intl/server";
import { MessageScreen } from "@/components/message-screen.tsx";

export default async function NotFound() {
  const t = await getTranslations("shell");
  return (
    <MessageScreen title={t("notFoundTitle")} text={t("notFoundText")}>
      <Button component="a" href="/">
        {t("notFoundAction")}
      </Button>
    </MessageScreen>
  );
}

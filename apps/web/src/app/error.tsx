"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { CopyErrorId } from "@/components/form-error.tsx";
import { MessageScreen } from "@/components/message-screen.tsx";

export default function ErrorScreen({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations("shell");
  return (
    <MessageScreen title={t("errorTitle")} text={t("errorText")}>
      <Button onClick={reset}>{t("errorAction")}</Button>
      {error.digest ? <CopyErrorId errorId={error.digest} /> : null}
    </MessageScreen>
  );
}

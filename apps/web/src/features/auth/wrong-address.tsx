import { Alert } from "@mantine/core";
import { useTranslations } from "next-intl";

/** Says that the page was opened by another name than the installation's, before a form is filled in for nothing. */
export function WrongAddress({ opened, configured }: { opened: string; configured: string }) {
  const t = useTranslations("auth.wrongAddress");
  return (
    <Alert color="brass" variant="light" mb="lg" title={t("title")}>
      {t.rich("text", { opened, configured, code: (chunks) => <code>{chunks}</code> })}
    </Alert>
  );
}

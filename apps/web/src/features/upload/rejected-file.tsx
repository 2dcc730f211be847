"use client";

import type { RejectionCode } from "@fanfare/contracts/media";
import { Alert, Button, Text } from "@mantine/core";
import { IconFileAlert } from "@tabler/icons-react";
import { useTranslations } from "next-intl";

/** Why a file can't be used and what to do about it. */
export function RejectedFile({ reason, onOther }: { reason: RejectionCode; onOther?: () => void }) {
  const t = useTranslations("media");
  return (
    <Alert color="red" variant="light" role="alert" icon={<IconFileAlert size={20} />}>
      <Text size="md">{t(`rejected.${reason}`)}</Text>
      {onOther ? (
        <Button size="compact-sm" variant="default" mt="xs" onClick={onOther}>
          {t("upload.other")}
        </Button>
      ) : null}
    </Alert>
  );
}

"use client";

import { Button, Group, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { CopyErrorId } from "./form-error.tsx";

export function FaultNotice({ message, errorId }: { message: string; errorId?: string | undefined }) {
  return (
    <>
      <Text size="md">{message}</Text>
      {errorId ? <CopyErrorId errorId={errorId} /> : null}
    </>
  );
}

export function UndoNotice({ message, onUndo }: { message: string; onUndo: () => void }) {
  const t = useTranslations("common");
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm">
      <Text size="md">{message}</Text>
      <Button variant="subtle" size="compact-sm" style={{ flex: "none" }} onClick={onUndo}>
        {t("undo")}
      </Button>
    </Group>
  );
}

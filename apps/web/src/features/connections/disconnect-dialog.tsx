"use client";

import type { ConnectionView } from "@fanfare/contracts/connections";
import { Button, Group, Modal, Radio, Stack, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormError } from "@/components/form-error.tsx";
import { notifyDone } from "@/lib/notify.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";

type DisconnectDialogProps = { connection: ConnectionView; name: string; onClose: () => void; onGone: () => void };

/** Gives the consent back after one question: whether what was read stays. */
export function DisconnectDialog({ connection: { id, platform }, name, onClose, onGone }: DisconnectDialogProps) {
  const t = useTranslations("connections.disconnecting");
  const common = useTranslations("common");
  const [choice, setChoice] = useState("keep");
  const isErasing = choice === "erase";
  const words = { handle: name, platform: common(`platform.${platform}`) };
  const disconnect = useCommand(useTRPC().tracking.command.disconnectAccount, {
    invalidates: ["tracking", "creators"],
    onDone: () => {
      notifyDone(t(isErasing ? "doneErase" : "doneKeep"));
      onClose();
      onGone();
    },
    onRefused: () => true,
  });
  return (
    <Modal opened onClose={onClose} title={t("title", words)}>
      <Stack gap="md">
        <Text>{t("text", words)}</Text>
        <Radio.Group label={t("choice")} value={choice} onChange={setChoice}>
          <Stack gap="sm" mt="xs">
            <Radio value="keep" label={t("keep")} description={t("keepText")} data-autofocus />
            <Radio value="erase" label={t("erase")} description={t("eraseText")} />
          </Stack>
        </Radio.Group>
        <FormError fault={disconnect.fault} />
        <Group justify="flex-end" wrap="wrap-reverse">
          <Button variant="default" onClick={onClose}>
            {common("cancel")}
          </Button>
          <Button color="red" loading={disconnect.isPending} onClick={() => disconnect.mutate({ connectionId: id, erase: isErasing })}>
            {t(isErasing ? "confirmErase" : "confirmKeep")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

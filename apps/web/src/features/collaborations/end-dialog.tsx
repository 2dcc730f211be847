"use client";

import { Button, Group, Modal, Textarea } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { FormError } from "@/components/form-error.tsx";
import type { Fault } from "@/lib/faults.ts";

type EndDialogProps = {
  title: string;
  /** What follows, before one does it. */
  explanation: string;
  label: string;
  reasonLabel: string;
  reasonAtFirst?: string;
  isRunning: boolean;
  fault: Fault | undefined;
  onClose: () => void;
  onConfirm: (reason: string) => void;
};

/** Ends something that the other side reads the reason of. */
export function EndDialog({ title, explanation, label, reasonLabel, reasonAtFirst = "", isRunning, fault, onClose, onConfirm }: EndDialogProps) {
  const t = useTranslations("collaborations.end");
  const [reason, setReason] = useState(reasonAtFirst);
  const [isAsked, setAsked] = useState(false);
  const isShort = reason.trim().length < 3;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!isShort && !isRunning) onConfirm(reason.trim());
  };
  return (
    <Modal opened onClose={onClose} title={title}>
      <form onSubmit={submit} noValidate>
        <p style={{ marginTop: 0 }}>{explanation}</p>
        <Textarea
          label={reasonLabel}
          autosize
          minRows={3}
          maxRows={10}
          maxLength={2_000}
          value={reason}
          error={isAsked && isShort ? t("reasonMissing") : undefined}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-autofocus
        />
        <div style={{ marginTop: 12 }}>
          <FormError fault={fault} />
        </div>
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={onClose}>
            {t("back")}
          </Button>
          <Button type="submit" color="red" loading={isRunning}>
            {label}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

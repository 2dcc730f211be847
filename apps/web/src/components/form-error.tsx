"use client";

import { Alert, CopyButton, Text, UnstyledButton } from "@mantine/core";
import { IconAlertCircle, IconCheck, IconCopy } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Fault, faultMessage } from "@/lib/faults.ts";
import classes from "./form-error.module.css";

export function CopyErrorId({ errorId }: { errorId: string }) {
  const t = useTranslations("common");
  return (
    <CopyButton value={errorId}>
      {({ copied, copy }) => (
        <UnstyledButton className={classes.errorId} onClick={copy}>
          {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
          {copied ? t("copied") : t("errorId", { id: errorId })}
        </UnstyledButton>
      )}
    </CopyButton>
  );
}

/** A whole form's refusal, above its button: what happened and what to do, with the error id to copy. */
export function FormError({ fault, action }: { fault: Fault | undefined; action?: ReactNode }) {
  const translate = useTranslations("faults");
  if (!fault) return null;
  return (
    <Alert color="red" variant="light" role="alert" icon={<IconAlertCircle size={18} />} className={classes.alert}>
      <Text size="md">{faultMessage(fault, translate)}</Text>
      {action}
      {fault.errorId ? <CopyErrorId errorId={fault.errorId} /> : null}
    </Alert>
  );
}

/** One field's refusal, for inputs that do not come from Mantine. Give the input `aria-describedby={id}`. */
export function FieldError({ id, message }: { id: string; message: string | undefined }) {
  if (!message) return null;
  return (
    <Text id={id} size="sm" className={classes.field} role="alert">
      {message}
    </Text>
  );
}

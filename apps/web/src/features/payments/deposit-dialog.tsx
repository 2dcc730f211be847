"use client";

import type { Currency, Money } from "@fanfare/contracts/money";
import { Button, Group, Modal, TextInput } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { FormError } from "@/components/form-error.tsx";
import { MoneyInput } from "@/components/money-input.tsx";
import { useFormatDay } from "@/components/date-text.tsx";
import { useFormatMoney } from "@/components/money-text.tsx";
import { notifyDone } from "@/lib/notify.tsx";
import { useTRPC } from "@/lib/trpc.tsx";
import { useCommand } from "@/lib/use-command.ts";
import classes from "./payments.module.css";

type DepositDialogProps = { campaign: { id: string; name: string; currency: Currency }; onClose: () => void };

const today = () => new Date().toISOString().slice(0, 10);

/** Records a bank transfer that has arrived. The button repeats amount, campaign and day; pressed twice it records once. */
export function DepositDialog({ campaign, onClose }: DepositDialogProps) {
  const t = useTranslations("payments.deposit");
  const format = useFormatMoney();
  const day = useFormatDay();
  // Made once for this form: Back, a double click and a lost answer all send the same key.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const [amount, setAmount] = useState<Money | null>(null);
  const [reference, setReference] = useState("");
  const [receivedOn, setReceivedOn] = useState<string | null>(today());
  const [isAsked, setAsked] = useState(false);
  const record = useCommand(useTRPC().payments.command.recordDeposit, {
    invalidates: ["payments", "campaigns", "collaborations"],
    onRefused: () => true,
    onDone: (_receipt, input) => {
      notifyDone(t("recorded", { amount: format(input.amount), campaign: campaign.name }));
      onClose();
    },
  });
  const isComplete = amount !== null && amount.amount !== "0" && reference.trim() !== "" && receivedOn !== null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (amount && isComplete && receivedOn && !record.isPending) record.mutate({ campaignId: campaign.id, amount, reference: reference.trim(), receivedOn, idempotencyKey });
  };
  const { fieldErrors } = record;
  return (
    <Modal opened onClose={onClose} title={t("title")}>
      <form className={classes.form} onSubmit={submit} noValidate>
        <p className={classes.quiet}>{t("explanation", { campaign: campaign.name })}</p>
        <MoneyInput label={t("amount")} currency={campaign.currency} value={amount} onChange={setAmount} error={isAsked && (amount === null || amount.amount === "0") ? t("amountMissing") : fieldErrors["amount.amount"]} data-autofocus />
        <TextInput label={t("reference")} description={t("referenceHint")} maxLength={140} value={reference} onChange={(event) => setReference(event.currentTarget.value)} error={isAsked && reference.trim() === "" ? t("referenceMissing") : fieldErrors["reference"]} />
        <DateInput label={t("receivedOn")} value={receivedOn} onChange={setReceivedOn} maxDate={today()} error={isAsked && receivedOn === null ? t("dayMissing") : fieldErrors["receivedOn"]} />
        <FormError fault={record.fault?.fields ? undefined : record.fault} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("back")}
          </Button>
          <Button type="submit" loading={record.isPending}>
            {amount && isComplete && receivedOn ? t("confirm", { amount: format(amount), date: day(receivedOn) }) : t("record")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

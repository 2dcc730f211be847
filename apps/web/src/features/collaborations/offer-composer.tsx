"use client";

import type { CollaborationView, Offer } from "@fanfare/contracts/collaborations";
import type { Money } from "@fanfare/contracts/money";
import { Button, Group, Select, Textarea } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useFormatDay } from "@/components/date-text.tsx";
import { FormError } from "@/components/form-error.tsx";
import { MoneyInput } from "@/components/money-input.tsx";
import { MoneyText } from "@/components/money-text.tsx";
import type { Fault } from "@/lib/faults.ts";
import classes from "./negotiation.module.css";
import { changeOf, effectiveCpm } from "./effective-cpm.ts";

export type NewTerms = { offerId: string; amount: Money; message: string; validDays: number };
type Subject = Pick<CollaborationView, "currency" | "expectedViews" | "budgetFree" | "rates" | "requirements">;

type OfferComposerProps = {
  subject: Subject;
  /** The offer that this one answers; its terms are where the composer begins. */
  answers: Offer | null;
  label: string;
  isSending: boolean;
  fault: Fault | undefined;
  onSend: (terms: NewTerms) => void;
  onCancel?: () => void;
};

const validities = [3, 7, 14, 30];
const dayMs = 86_400_000;

/** Writes an offer: what it comes to and what a thousand views cost is recomputed with every key. */
export function OfferComposer({ subject, answers, label, isSending, fault, onSend, onCancel }: OfferComposerProps) {
  const t = useTranslations("collaborations.composer");
  const day = useFormatDay();
  // One id for one composer: however often it is sent, it is one offer.
  const [offerId] = useState(() => crypto.randomUUID());
  const [amount, setAmount] = useState<Money | null>(answers?.amount ?? rateFor(subject));
  const [validDays, setValidDays] = useState(7);
  const [message, setMessage] = useState("");
  const [isAsked, setAsked] = useState(false);
  const isMissing = amount === null || amount.amount === "0";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (amount && !isMissing && !isSending) onSend({ offerId, amount, message: message.trim(), validDays });
  };
  return (
    <form className={classes.composer} onSubmit={submit} noValidate>
      <div className={classes.composerFields}>
        <MoneyInput label={t("amount")} currency={subject.currency} value={amount} onChange={setAmount} error={isAsked && isMissing ? t("amountMissing") : fault?.fields?.["amount.amount"]} data-autofocus />
        <Select
          label={t("valid")}
          description={t("validUntil", { date: day(new Date(Date.now() + validDays * dayMs)) })}
          inputWrapperOrder={["label", "input", "description", "error"]}
          data={validities.map((days) => ({ value: String(days), label: t("days", { count: days }) }))}
          value={String(validDays)}
          allowDeselect={false}
          onChange={(value) => setValidDays(Number(value))}
        />
      </div>
      <Sums subject={subject} amount={amount} answers={answers} />
      <Textarea label={t("message")} description={t("messageHint")} autosize minRows={2} maxRows={8} maxLength={2_000} value={message} onChange={(event) => setMessage(event.currentTarget.value)} />
      <FormError fault={fault?.fields?.["amount.amount"] ? undefined : fault} />
      <Group justify="flex-end">
        {onCancel ? (
          <Button variant="default" onClick={onCancel}>
            {t("cancel")}
          </Button>
        ) : null}
        <Button type="submit" loading={isSending}>
          {label}
        </Button>
      </Group>
    </form>
  );
}

/** What the creator asks for the pieces of the brief, when they said so for each of them in its currency. */
function rateFor({ rates, requirements, currency }: Subject): Money | null {
  const prices = requirements.map(({ platform, format, count }) => {
    const rate = rates.find((one) => one.platform === platform && one.format === format && one.amount.currency === currency);
    return rate ? BigInt(rate.amount.amount) * BigInt(count) : null;
  });
  if (prices.length === 0 || prices.includes(null)) return null;
  return { amount: prices.reduce((sum: bigint, price) => sum + (price ?? 0n), 0n).toString(), currency };
}

function Sums({ subject, amount, answers }: { subject: Subject; amount: Money | null; answers: Offer | null }) {
  const t = useTranslations("collaborations.composer");
  const { number } = useFormatter();
  const { expectedViews, budgetFree } = subject;
  const cpm = amount ? effectiveCpm(amount, expectedViews) : null;
  const change = amount && answers ? changeOf(answers.amount, amount) : null;
  const left = amount && budgetFree ? { ...budgetFree, amount: (BigInt(budgetFree.amount) - BigInt(amount.amount)).toString() } : null;
  return (
    <dl className={classes.sums} aria-live="polite">
      <div>
        <dt>{t("total")}</dt>
        <dd>
          <MoneyText money={amount} isStrong />
          {change && change.difference.amount !== "0" ? <span className={classes.changed}>{t(change.share > 0 ? "more" : "less", { share: number(Math.abs(change.share), { style: "percent", maximumFractionDigits: 1 }) })}</span> : null}
        </dd>
      </div>
      <div>
        <dt>{t("cpm")}</dt>
        <dd>
          {cpm ? <MoneyText money={cpm} /> : "–"}
          <span className={classes.why}>{expectedViews === null ? t("viewsUnknown") : t("views", { count: number(Math.round(expectedViews)) })}</span>
        </dd>
      </div>
      {budgetFree ? (
        <div data-bad={left?.amount.startsWith("-") || undefined}>
          <dt>{t("freeAfter")}</dt>
          <dd>
            <MoneyText money={left ?? budgetFree} />
            {left?.amount.startsWith("-") ? <span className={classes.why}>{t("tooMuch")}</span> : null}
          </dd>
        </div>
      ) : null}
    </dl>
  );
}

"use client";

import type { Money } from "@fanfare/contracts/money";
import { Button } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { IconBuildingBank } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { MoneyInput } from "@/components/money-input.tsx";
import { useMay } from "@/features/auth/me.tsx";
import { DepositDialog } from "@/features/payments/deposit-dialog.tsx";
import { BudgetBar } from "@/features/reporting/budget-bar.tsx";
import { useTRPCClient } from "@/lib/trpc.tsx";
import type { SectionProps } from "./brief-section.tsx";
import classes from "./setup.module.css";
import { useDraft } from "./use-draft.ts";

/** When the campaign runs. */
export function DatesSection({ campaign, saver, isDisabled }: SectionProps) {
  const t = useTranslations("campaigns.setup.dates");
  const clear = { "aria-label": useTranslations("common")("clearDate") };
  const client = useTRPCClient();
  const draft = useDraft(
    { startsOn: campaign.startsOn, endsOn: campaign.endsOn },
    (dates) => saver.save((base) => client.campaigns.command.changeSchedule.mutate({ ...base, ...dates }), dates),
    ({ startsOn, endsOn }) => !startsOn || !endsOn || startsOn <= endsOn,
  );
  const { startsOn, endsOn } = draft.value;
  const wrong = startsOn && endsOn && endsOn < startsOn ? t("endsBeforeStart") : draft.faults["endsOn"];
  return (
    <div className={classes.halves}>
      <DateInput id="starts-on" label={t("startsOn")} value={startsOn} clearable clearButtonProps={clear} disabled={isDisabled} onBlur={draft.flush} onChange={(day) => draft.set({ startsOn: day, endsOn })} />
      <DateInput id="ends-on" label={t("endsOn")} description={t("endsOnHint")} inputWrapperOrder={["label", "input", "description", "error"]} value={endsOn} clearable clearButtonProps={clear} disabled={isDisabled} error={wrong} onBlur={draft.flush} onChange={(day) => draft.set({ startsOn, endsOn: day })} />
    </div>
  );
}

/** What is planned, what is funded, and what became of it. */
export function BudgetSection({ campaign, saver, isDisabled }: SectionProps) {
  const t = useTranslations("campaigns.setup.budget");
  const client = useTRPCClient();
  const mayFund = useMay("payments.fund");
  const [isDepositing, setDepositing] = useState(false);
  const { currency } = campaign.budget;
  const stored: Money = { amount: campaign.budget.budget, currency };
  const draft = useDraft<Money | null>(
    stored.amount === "0" ? null : stored,
    (typed) => {
      const budget = typed ?? { amount: "0", currency };
      return saver.save((base) => client.campaigns.command.changeBudget.mutate({ ...base, budget }), { budget: { ...campaign.budget, budget: budget.amount } });
    },
    (typed) => typed === null || !typed.amount.startsWith("-"),
  );
  return (
    <div className={classes.budget}>
      <div className={classes.plan}>
        <MoneyInput id="budget-plan" label={t("plan")} description={t("planHint")} currency={currency} value={draft.value} disabled={isDisabled} error={draft.faults["budget.amount"]} onBlur={draft.flush} onChange={draft.set} />
        {mayFund && !isDisabled ? (
          <Button id="budget-deposit" variant="default" leftSection={<IconBuildingBank size={16} />} onClick={() => setDepositing(true)}>
            {t("deposit")}
          </Button>
        ) : (
          <p className={classes.quiet}>{mayFund ? null : t("depositOwner")}</p>
        )}
      </div>
      <BudgetBar budget={campaign.budget} />
      {isDepositing ? <DepositDialog campaign={{ id: campaign.id, name: campaign.name, currency }} onClose={() => setDepositing(false)} /> : null}
    </div>
  );
}

"use client";

import type { BudgetView } from "@fanfare/contracts/campaigns";
import { useTranslations } from "next-intl";
import { useFormatMoney } from "@/components/money-text.tsx";
import classes from "./campaigns.module.css";

/** What became of a campaign's money, in one line of a list. */
export function BudgetMeter({ budget }: { budget: BudgetView }) {
  const t = useTranslations("campaigns.budget");
  const write = useFormatMoney();
  const amount = (minor: string) => write({ amount: minor, currency: budget.currency });
  const funded = BigInt(budget.funded);
  if (funded === 0n) {
    return (
      <span className={classes.meter}>
        <span className={classes.track} />
        <span className={classes.dim}>{budget.budget === "0" ? t("none") : t("planned", { budget: amount(budget.budget) })}</span>
      </span>
    );
  }
  const share = (minor: string) => `${Number((BigInt(minor) * 10_000n) / funded) / 100}%`;
  const words = { paid: amount(budget.paid), committed: amount(budget.committed), free: amount(budget.free) };
  return (
    <span className={classes.meter}>
      <span className={classes.track} role="img" aria-label={t("label", words)}>
        <span className={classes.paid} style={{ width: share(budget.paid) }} />
        <span className={classes.committed} style={{ width: share(budget.committed) }} />
      </span>
      <span className={`${classes.dim} tabular`}>{t("free", { free: words.free, funded: amount(budget.funded) })}</span>
    </span>
  );
}

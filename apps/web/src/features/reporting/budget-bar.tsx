"use client";

import type { BudgetView } from "@fanfare/contracts/campaigns";
import { useTranslations } from "next-intl";
import { MoneyText, useFormatMoney } from "@/components/money-text.tsx";
import classes from "./budget-bar.module.css";

const parts = ["paid", "committed", "free"] as const;

/** What became of the funded money, as parts of the whole. What is planned and not funded yet stays an empty outline. */
export function BudgetBar({ budget }: { budget: BudgetView }) {
  const t = useTranslations("reporting.budgetBar");
  const write = useFormatMoney();
  const { currency } = budget;
  const unfunded = BigInt(budget.budget) - BigInt(budget.funded);
  const whole = BigInt(budget.funded) + (unfunded > 0n ? unfunded : 0n);
  const share = (minor: string) => (whole === 0n ? 0 : Number((BigInt(minor) * 10_000n) / whole) / 100);
  const amount = (minor: string) => ({ amount: minor, currency });
  const words = { paid: write(amount(budget.paid)), committed: write(amount(budget.committed)), free: write(amount(budget.free)) };
  return (
    <section className={classes.root} aria-label={t("title")}>
      <header className={classes.head}>
        <h2 className={classes.title}>{t("title")}</h2>
        <p className={classes.plan}>{t("planned", { funded: write(amount(budget.funded)), budget: write(amount(budget.budget)) })}</p>
      </header>
      <div className={classes.bar} role="img" aria-label={t("label", words)}>
        {parts.map((part) => (share(budget[part]) > 0 ? <span key={part} className={classes.part} data-part={part} style={{ width: `${share(budget[part])}%` }} /> : null))}
      </div>
      {budget.funded === "0" ? (
        <p className={classes.plan}>{t("nothing")}</p>
      ) : (
        <dl className={classes.key}>
          {parts.map((part) => (
            <div key={part} className={classes.entry}>
              <dt>
                <span className={classes.sign} data-part={part} />
                {t(part)}
              </dt>
              <dd>
                <MoneyText money={amount(budget[part])} />
              </dd>
            </div>
          ))}
          {unfunded > 0n ? (
            <div className={classes.entry}>
              <dt>
                <span className={classes.sign} data-part="unfunded" />
                {t("unfunded")}
              </dt>
              <dd>
                <MoneyText money={amount(unfunded.toString())} />
              </dd>
            </div>
          ) : null}
        </dl>
      )}
    </section>
  );
}

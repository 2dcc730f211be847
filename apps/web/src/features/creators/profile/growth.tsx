"use client";

import type { AccountFactsView } from "@fanfare/contracts/creator-facts";
import { IconTrendingDown, IconTrendingUp } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "next-intl";
import { ChartCard } from "@/components/chart-card.tsx";
import { useAccountFigureWords } from "./use-account-figure-words.ts";
import classes from "./profile.module.css";

/** Followers over time; steps far out of the ordinary are named under the drawing with what may be behind them. */
export function Growth({ account }: { account: AccountFactsView }) {
  const t = useTranslations("creator-facts");
  const format = useFormatter();
  const words = useAccountFigureWords();
  const day = (value: string) => format.dateTime(new Date(value), { month: "short", year: "2-digit", timeZone: "UTC" });
  return (
    <ChartCard
      title={t("growth.title")}
      kind="line"
      by="day"
      byLabel={t("growth.day")}
      rows={account.history.map((point) => ({ day: point.day, followers: point.followers }))}
      series={[{ name: "followers", label: t("label.followers"), color: "pine" }]}
      format={(value) => format.number(value, { notation: "compact", maximumFractionDigits: 1 })}
      formatBy={day}
      footer={
        account.spikes.length === 0 ? (
          t("growth.steady")
        ) : (
          <ul className={classes.spikes}>
            {account.spikes.map((spike) => (
              <li key={spike.from}>
                {spike.change >= 0 ? <IconTrendingUp size={16} aria-hidden /> : <IconTrendingDown size={16} aria-hidden />}
                <span>
                  <strong>{words.change(spike.change)}</strong> {t("growth.spike", { from: day(spike.from), to: day(spike.to) })}{" "}
                  {t(`cause.${spike.cause}`)}
                </span>
              </li>
            ))}
          </ul>
        )
      }
    />
  );
}

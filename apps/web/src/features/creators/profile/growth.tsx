"use client";

import type { AccountFactsView } from "@fanfare/contracts/creator-facts";
import { IconTrendingDown, IconTrendingUp } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { HistoryChart, useHistoryMonth } from "./history-chart.tsx";
import { useAccountFigureWords } from "./use-account-figure-words.ts";
import classes from "./profile.module.css";

/** Followers over time; steps far out of the ordinary are named under the drawing with what may be behind them. */
export function Growth({ account }: { account: AccountFactsView }) {
  const t = useTranslations("creator-facts");
  const words = useAccountFigureWords();
  const month = useHistoryMonth();
  return (
    <HistoryChart
      title={t("growth.title")}
      points={account.history.map(({ day, followers }) => ({ day, value: followers }))}
      label={t("label.followers")}
      color="pine"
      format={words.compact}
      footer={
        account.spikes.length === 0 ? (
          t("growth.steady")
        ) : (
          <ul className={classes.spikes}>
            {account.spikes.map((spike) => (
              <li key={spike.from}>
                {spike.change >= 0 ? <IconTrendingUp size={16} aria-hidden /> : <IconTrendingDown size={16} aria-hidden />}
                <span>
                  <strong>{words.change(spike.change)}</strong> {t("growth.spike", { from: month(spike.from), to: month(spike.to) })}{" "}
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

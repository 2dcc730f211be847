"use client";

import type { AccountFactsView } from "@fanfare/contracts/creator-facts";
import { useTranslations } from "next-intl";
import { HistoryChart } from "./history-chart.tsx";
import { useAccountFigureWords } from "./use-account-figure-words.ts";

/** A figure over the account's history, every point by the formula of today. Nothing where fewer than two points are known. */
export function Past({ account, figure }: { account: AccountFactsView; figure: "engagementRate" | "followersGrowth" }) {
  const t = useTranslations("creator-facts");
  const { percent } = useAccountFigureWords();
  const series = account.past.find(({ formula }) => formula === figure);
  const points = series?.points.filter(({ value }) => value !== null) ?? [];
  if (!series || points.length < 2) return null;
  const title = t(`past.${figure}`);
  return <HistoryChart title={title} points={points} label={title} color="blue" format={percent} marks={series.marks} height={180} footer={t(series.isLikesOnly ? "past.likesOnly" : "past.note", { version: series.version })} />;
}

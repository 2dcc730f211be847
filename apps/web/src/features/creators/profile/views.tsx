"use client";

import type { AccountFactsView } from "@fanfare/contracts/creator-facts";
import { useTranslations } from "next-intl";
import { HistoryChart } from "./history-chart.tsx";
import { useAccountFigureWords } from "./use-account-figure-words.ts";

/** Views of a usual post over time, with the days from which the platform counts something else as a view. Nothing where fewer than two points are known. */
export function Views({ account }: { account: AccountFactsView }) {
  const t = useTranslations("creator-facts");
  const { compact } = useAccountFigureWords();
  const points = account.history.flatMap(({ day, averageViews }) => (averageViews === null ? [] : [{ day, value: averageViews }]));
  if (points.length < 2) return null;
  return <HistoryChart title={t("past.averageViews")} points={points} label={t("label.averageViews")} color="pine" format={compact} marks={account.viewMarks} height={180} />;
}

"use client";

import type { AccountFactsView } from "@fanfare/contracts/creator-facts";
import { useFormatter, useTranslations } from "next-intl";
import { ChartCard } from "@/components/chart-card.tsx";
import { useMeaningMarks } from "@/features/reporting/use-meaning-marks.ts";
import { useAccountFigureWords } from "./use-account-figure-words.ts";

/** Views of a usual post over time, with the days from which the platform counts something else as a view. Nothing where fewer than two points are known. */
export function Views({ account }: { account: AccountFactsView }) {
  const t = useTranslations("creator-facts");
  const format = useFormatter();
  const words = useAccountFigureWords();
  const explain = useMeaningMarks();
  const points = account.history.flatMap(({ day, averageViews }) => (averageViews === null ? [] : [{ day, views: averageViews }]));
  if (points.length < 2) return null;
  return (
    <ChartCard
      title={t("past.averageViews")}
      kind="line"
      by="day"
      byLabel={t("growth.day")}
      rows={points}
      series={[{ name: "views", label: t("label.averageViews"), color: "pine" }]}
      format={(value) => words.compact(value) ?? ""}
      formatBy={(value) => format.dateTime(new Date(value), { month: "short", year: "2-digit", timeZone: "UTC" })}
      height={180}
      marks={explain(account.viewMarks)}
    />
  );
}

"use client";

import type { AccountFactsView } from "@fanfare/contracts/creator-facts";
import { useFormatter, useTranslations } from "next-intl";
import { ChartCard } from "@/components/chart-card.tsx";
import { useMeaningMarks } from "@/features/reporting/use-meaning-marks.ts";
import { useAccountFigureWords } from "./use-account-figure-words.ts";

/** A figure over the account's history, every point by the formula of today. Nothing where fewer than two points are known. */
export function Past({ account, figure }: { account: AccountFactsView; figure: "engagementRate" | "followersGrowth" }) {
  const t = useTranslations("creator-facts");
  const format = useFormatter();
  const words = useAccountFigureWords();
  const explain = useMeaningMarks();
  const series = account.past.find(({ formula }) => formula === figure);
  const points = series?.points.filter(({ value }) => value !== null) ?? [];
  if (!series || points.length < 2) return null;
  return (
    <ChartCard
      title={t(`past.${figure}`)}
      kind="line"
      by="day"
      byLabel={t("growth.day")}
      rows={points}
      series={[{ name: "value", label: t(`past.${figure}`), color: "blue" }]}
      format={(value) => words.percent(value) ?? ""}
      formatBy={(value) => format.dateTime(new Date(value), { month: "short", year: "2-digit", timeZone: "UTC" })}
      height={180}
      marks={explain(series.marks)}
      footer={t(series.isLikesOnly ? "past.likesOnly" : "past.note", { version: series.version })}
    />
  );
}

"use client";

import type { MeaningChange } from "@fanfare/contracts/reporting";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type ChartColor, ChartCard } from "@/components/chart-card.tsx";
import { useMeaningMarks } from "@/features/reporting/use-meaning-marks.ts";

type HistoryChartProps = {
  title: string;
  /** One number for each day that is known, oldest first. */
  points: readonly { day: string; value: number | null }[];
  label: string;
  color: ChartColor;
  format: (value: number) => string | null;
  marks?: readonly MeaningChange[];
  height?: number;
  footer?: ReactNode;
};

/** A number of an account over its history, with the days from which it means something else. */
export function HistoryChart({ title, points, label, color, format, marks = [], height, footer }: HistoryChartProps) {
  const t = useTranslations("creator-facts");
  const month = useHistoryMonth();
  const explain = useMeaningMarks();
  return (
    <ChartCard
      title={title}
      kind="line"
      by="day"
      byLabel={t("growth.day")}
      rows={points}
      series={[{ name: "value", label, color }]}
      format={(value) => format(value) ?? ""}
      formatBy={month}
      marks={explain(marks)}
      footer={footer}
      {...(height && { height })}
    />
  );
}

/** Histories reach back over years: a day of theirs is told by its month. */
export function useHistoryMonth(): (day: string) => string {
  const format = useFormatter();
  return (day) => format.dateTime(new Date(day), { month: "short", year: "2-digit", timeZone: "UTC" });
}

"use client";

import { currencyExponents } from "@fanfare/contracts/money";
import type { CampaignReport, MeaningChange, Series } from "@fanfare/contracts/reporting";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { ChartCard } from "@/components/chart-card.tsx";
import { useMeaningMarks } from "./use-meaning-marks.ts";

const atStep = {
  minute: { hour: "2-digit", minute: "2-digit" },
  hour: { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" },
  day: { day: "numeric", month: "short", timeZone: "UTC" },
} as const satisfies Record<Series["step"], Intl.DateTimeFormatOptions>;

const mostBars = 12;

type GrowthChartProps = { series: Series; of: "views" | "engagements"; marks?: readonly MeaningChange[]; height?: number };

/** Views or engagements of all posts together, as they grew. */
export function GrowthChart({ series, of, marks = [], height }: GrowthChartProps) {
  const t = useTranslations("reporting.chart");
  const format = useFormatter();
  const explain = useMeaningMarks();
  return (
    <ChartCard
      title={t(of)}
      kind="area"
      by="at"
      byLabel={t("at")}
      rows={series.points.map((point) => ({ at: point.at, value: point[of] }))}
      series={[{ name: "value", label: t(`${of}Series`), color: of === "views" ? "pine" : "blue" }]}
      format={(value) => format.number(value)}
      formatBy={(at) => format.dateTime(new Date(at), atStep[series.step])}
      marks={explain(marks.filter(({ metric }) => metric === of))}
      {...(height ? { height } : {})}
    />
  );
}

/** What each creator was promised and got, the dearest first. Exact amounts stand in the table of creators. */
export function SpendChart({ report }: { report: CampaignReport }) {
  const t = useTranslations("reporting.chart");
  const locale = useLocale();
  const { currency } = report.budget;
  const exponent = 10 ** currencyExponents[currency];
  const write = new Intl.NumberFormat(locale, { style: "currency", currency, maximumFractionDigits: currencyExponents[currency] });
  const rows = report.creators.slice(0, mostBars).map(({ creatorName, agreed, paid }) => ({
    who: creatorName, paid: paid ? Number(paid.amount) / exponent : 0, agreed: agreed ? Number(agreed.amount) / exponent : null,
  }));
  return (
    <ChartCard
      title={t("spend")}
      kind="bar"
      by="who"
      byLabel={t("creator")}
      rows={rows}
      series={[{ name: "agreed", label: t("agreed"), isMuted: true }, { name: "paid", label: t("paid"), color: "pine" }]}
      format={(value) => write.format(value)}
      footer={t("amountIn", { currency })}
    />
  );
}

/** The posts people answered to most. */
export function EngagementChart({ report }: { report: CampaignReport }) {
  const t = useTranslations("reporting");
  const format = useFormatter();
  const counted = report.posts.filter(({ status }) => status === "verified").sort((a, b) => (b.engagements ?? -1) - (a.engagements ?? -1));
  const rows = counted.slice(0, mostBars).map(({ creatorName, engagements }, index) => ({ post: `${index + 1}. ${creatorName}`, engagements }));
  return (
    <ChartCard
      title={t("chart.perPost")}
      kind="bar"
      by="post"
      byLabel={t("chart.post")}
      rows={rows}
      series={[{ name: "engagements", label: t("chart.engagementsSeries"), color: "blue" }]}
      format={(value) => format.number(value)}
    />
  );
}

import type { MeaningChange } from "@fanfare/contracts/reporting";
import { useTranslations } from "next-intl";
import type { ChartMark } from "@/components/chart-card.tsx";
import { useFormatDay } from "@/components/date-text.tsx";

/** Days on which a platform changed what it counts, as marks of a chart with what one has to know. */
export function useMeaningMarks(): (changes: readonly MeaningChange[]) => ChartMark[] {
  const t = useTranslations("reporting.meaning");
  const day = useFormatDay();
  return (changes) => changes.map(({ id, from }) => ({ day: from, text: t(id, { date: day(from) }) }));
}

import { createTranslator } from "next-intl";
import type { Money } from "@fanfare/contracts/money";
import type { FigureView } from "@fanfare/contracts/reporting";
import type { Locale } from "@/i18n/locales.ts";
import { formatMoney } from "@/lib/money.ts";
import type common from "../../../../messages/en/common.json";
import type connections from "../../../../messages/en/connections.json";
import type reporting from "../../../../messages/en/reporting.json";

export type Messages = { common: typeof common; connections: typeof connections; reporting: typeof reporting };

export async function messagesOf(locale: Locale): Promise<Messages> {
  const [commonFile, connectionsFile, reportingFile] = await Promise.all([
    import(`../../../../messages/${locale}/common.json`) as Promise<{ default: Messages["common"] }>,
    import(`../../../../messages/${locale}/connections.json`) as Promise<{ default: Messages["connections"] }>,
    import(`../../../../messages/${locale}/reporting.json`) as Promise<{ default: Messages["reporting"] }>,
  ]);
  return { common: commonFile.default, connections: connectionsFile.default, reporting: reportingFile.default };
}

/** The words and the forms of numbers that a report is written with. Times are in UTC: nobody's zone is known here. */
export function wordsIn(locale: Locale, messages: Messages) {
  const count = new Intl.NumberFormat(locale);
  const compact = new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 });
  const share = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 });
  const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  const moment = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone: "UTC", timeZoneName: "short" });
  const money = (value: Money) => formatMoney(value, locale);
  return {
    locale,
    t: createTranslator({ locale, messages, namespace: "reporting" }),
    common: createTranslator({ locale, messages, namespace: "common" }),
    connections: createTranslator({ locale, messages, namespace: "connections" }),
    count: (value: number | null) => (value === null ? "–" : count.format(value)),
    compact: (value: number) => compact.format(value),
    share: (value: number | null) => (value === null ? "–" : share.format(value)),
    day: (value: string) => day.format(new Date(value)),
    moment: (value: string) => moment.format(new Date(value)),
    figure: (figure: FigureView) => {
      if (figure.value === null) return null;
      if (figure.unit === "money") return money(figure.value);
      return figure.unit === "share" ? share.format(figure.value) : count.format(figure.value);
    },
  };
}

export type Words = ReturnType<typeof wordsIn>;

"use client";

import { useFormatter, useNow, useTimeZone } from "next-intl";

/** A calendar day ("2026-05-03") has no time zone: it is drawn as that day everywhere. */
const isDay = (value: string | Date): value is string => typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);

function useDateWords() {
  const format = useFormatter();
  const timeZone = useTimeZone() ?? "UTC";
  return {
    day: (value: string | Date) =>
      format.dateTime(new Date(value), {
        day: "numeric",
        month: "short",
        year: "numeric",
        ...(isDay(value) ? { timeZone: "UTC" } : {}),
      }),
    full: (value: string | Date) =>
      isDay(value)
        ? format.dateTime(new Date(value), { dateStyle: "full", timeZone: "UTC" })
        : `${format.dateTime(new Date(value), { dateStyle: "full", timeStyle: "short" })}, ${timeZone}`,
    minute: (value: string | Date) =>
      format.dateTime(new Date(value), { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }),
  };
}

type DateTextProps = { value: string | Date | null | undefined; hasTime?: boolean };

/** A date, or date and time, in the person's language and zone; the zone stands in the title. Unknown is a dash. */
export function DateText({ value, hasTime = false }: DateTextProps) {
  const words = useDateWords();
  if (!value) return <span>–</span>;
  return (
    <time dateTime={new Date(value).toISOString()} title={words.full(value)} style={{ whiteSpace: "nowrap" }}>
      {hasTime && !isDay(value) ? words.minute(value) : words.day(value)}
    </time>
  );
}

const oneMinute = 60_000;

/** "3 minutes ago", "in 2 days", kept true while it is on screen; the exact time is in the title. */
export function RelativeTime({ value }: { value: string | Date | null | undefined }) {
  const format = useFormatter();
  const words = useDateWords();
  const now = useNow({ updateInterval: oneMinute });
  if (!value) return <span>–</span>;
  const date = new Date(value);
  // `now` is up to a minute old, so what has just happened would seem to lie ahead.
  const isJustNow = date > now && date.getTime() - now.getTime() < oneMinute;
  return (
    <time dateTime={date.toISOString()} title={words.full(value)} style={{ whiteSpace: "nowrap" }}>
      {format.relativeTime(isJustNow ? now : date, now)}
    </time>
  );
}

/** A date as a text, for sentences ("lapses on 3 May 2026"). */
export function useFormatDay(): (value: string | Date) => string {
  return useDateWords().day;
}

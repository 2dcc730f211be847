import type { HistoryPoint } from "@fanfare/contracts/creator-metrics";

/** Days since 1970 of an ISO date. */
export const dayNumber = (day: string): number => Math.round(Date.parse(day) / 86_400_000);

/** The ISO date so many days before. ISO dates are compared as text, which a catalogue of long histories is glad of. */
export const daysBefore = (day: string, days: number): string => new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);

/** A history oldest first; the same array where it is so already. */
export function inOrder(history: readonly HistoryPoint[]): readonly HistoryPoint[] {
  const isSorted = history.every(({ day }, index) => index === 0 || history[index - 1]!.day <= day);
  return isSorted ? history : [...history].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

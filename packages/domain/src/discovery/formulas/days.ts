import type { HistoryPoint } from "@fanfare/contracts/creator-metrics";

/** Days since 1970 of an ISO date. */
export const dayNumber = (day: string): number => Math.round(Date.parse(day) / 86_400_000);

/** Days that are asked for again and again: most histories of a catalogue end on the same few. */
const mostKept = 10_000;
const kept = new Map<string, string>();

/** The ISO date so many days before. ISO dates are compared as text, which a catalogue of long histories is glad of. */
export function daysBefore(day: string, days: number): string {
  const asked = `${day} ${days}`;
  const known = kept.get(asked);
  if (known !== undefined) return known;
  const before = new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
  if (kept.size >= mostKept) kept.clear();
  kept.set(asked, before);
  return before;
}

/** A history oldest first; the same array where it is so already. */
export function inOrder(history: readonly HistoryPoint[]): readonly HistoryPoint[] {
  const isSorted = history.every(({ day }, index) => index === 0 || history[index - 1]!.day <= day);
  return isSorted ? history : [...history].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

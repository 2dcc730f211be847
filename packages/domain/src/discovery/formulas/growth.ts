import { growthWindows } from "@fanfare/contracts/discovery";
import type { HistoryPoint } from "@fanfare/contracts/creator-metrics";
import type { Growth } from "../figures.ts";
import { daysBefore, inOrder } from "./days.ts";
import { known, unknown, type Answer, type Formula, type ReadFacts } from "./formula.ts";

type Counter = "followers" | "averageLikes" | "averageViews";
type Reading = { day: string; value: number };

/** How much older than asked a point may be, in days: a quarter of the window, and at least three days. */
export const toleranceOf = (days: number): number => Math.max(3, Math.floor(days / 4));

function readingsOf(history: readonly HistoryPoint[], counter: Counter): Reading[] {
  return inOrder(history).flatMap((point) => (point[counter] === null ? [] : [{ day: point.day, value: point[counter] }]));
}

/**
 * (F(t) - F(t-n)) / F(t-n), where t is the last day that was told and F(t-n) the newest reading at or before that day,
 * no older than the tolerance. Null where there is no such reading or it was 0.
 */
function growthOver(readings: readonly Reading[], days: number): number | null {
  const last = readings.at(-1);
  if (!last) return null;
  const asked = daysBefore(last.day, days);
  const before = readings.findLast(({ day }) => day <= asked);
  if (!before || before.value <= 0 || before.day < daysBefore(asked, toleranceOf(days))) return null;
  return (last.value - before.value) / before.value;
}

function growthOf(account: ReadFacts, counter: Counter): Answer<Growth> {
  const readings = readingsOf(account.history, counter);
  const growth: Growth = {};
  for (const days of growthWindows) {
    const share = growthOver(readings, days);
    if (share !== null) growth[`${days}`] = share;
  }
  return Object.keys(growth).length === 0 ? unknown("history-too-short") : known(growth);
}

const point = (day: string, followers: number | null, averageLikes: number | null = null, averageViews: number | null = null): HistoryPoint => ({ day, followers, averageLikes, averageViews });

function formula<N extends "followersGrowth" | "likesGrowth" | "viewsGrowth">(id: N, counter: Counter, what: string, examples: Formula<N>["examples"]): Formula<N> {
  return {
    id,
    version: 1,
    unit: "growth",
    basis: "measured",
    meaning: `By which share ${what} have changed over 7, 30, 90, 180 and 365 days.`,
    definitions: [
      {
        networks: ["instagram", "tiktok", "youtube", "twitch", "x"],
        text: "(F(t) - F(t-n)) / F(t-n). t is the last day told; F(t-n) is the newest reading at or before it, at most a quarter of n (at least 3 days) older",
        source: "The field's usual form and windows; the tolerance is ours.",
      },
    ],
    reads: [`history.${counter}`],
    compute: (account) => growthOf(account, counter) as ReturnType<Formula<N>["compute"]>,
    examples,
  };
}

export const followersGrowth = formula("followersGrowth", "followers", "followers", [
  { says: "From 10,000 to 11,000 in 30 days is 10 %", facts: { history: [point("2026-04-01", 10_000), point("2026-05-01", 11_000)] }, expected: { "30": 0.1 } },
  { says: "A reading of five days before stands in for one that is missing", facts: { history: [point("2026-03-27", 10_000), point("2026-05-01", 9_000)] }, expected: { "30": -0.1 } },
  { says: "A reading of twenty days before does not", facts: { history: [point("2026-03-12", 10_000), point("2026-05-01", 9_000)] }, expected: null, reason: "history-too-short" },
]);
export const likesGrowth = formula("likesGrowth", "averageLikes", "likes of a typical post", [
  { says: "From 400 to 500 likes in a week is 25 %", facts: { history: [point("2026-04-24", null, 400), point("2026-05-01", null, 500)] }, expected: { "7": 0.25 } },
]);
export const viewsGrowth = formula("viewsGrowth", "averageViews", "views of a typical post", [
  { says: "From 20,000 to 10,000 views in a year is minus 50 %", facts: { history: [point("2025-05-01", null, null, 20_000), point("2026-05-01", null, null, 10_000)] }, expected: { "365": -0.5 } },
]);

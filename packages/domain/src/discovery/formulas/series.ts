import type { FigureName } from "../figures.ts";
import { inOrder } from "./days.ts";
import type { FigureUnit, ReadFacts } from "./formula.ts";
import type { PeerGroup } from "./peers.ts";
import { figureOf, formulas } from "./registry.ts";

/** Figures whose facts a history keeps. Marks and authenticity need comments or audiences, of which no past is kept. */
export const figuresWithPast = ["engagementRate", "engagements", "followersGrowth", "likesGrowth", "viewsGrowth", "estimatedReach", "estimatedPrice"] as const satisfies readonly FigureName[];
export type FigureWithPast = (typeof figuresWithPast)[number];

export type FigureSeries = {
  formula: FigureWithPast;
  version: number;
  unit: FigureUnit;
  /** Growth is over this many days; null for other figures. */
  days: number | null;
  /** True where reactions are likes only, as histories keep neither comments nor shares: not to be drawn beside the present figure. */
  isLikesOnly: boolean;
  /** Oldest first, one for each day told. */
  points: { day: string; value: number | null }[];
};

/** The account as it was known at the end of a day of its history. */
function asOf(account: ReadFacts, index: number): ReadFacts {
  const point = account.history[index]!;
  return {
    ...account,
    followers: point.followers,
    averageViews: point.averageViews,
    engagementRate: null,
    metrics: { ...account.metrics, averageLikes: point.averageLikes, averageComments: null, averageShares: null, averageSaves: null, reelsViews: null, shortsViews: null, liveViewers: null, following: null },
    history: account.history.slice(0, index + 1),
    posts: [],
    audience: null,
  };
}

/**
 * Runs a formula, as it is now, over each day of an account's history: so a changed version redraws the past too.
 * `days` chooses the window of growth.
 */
export function seriesOf(id: FigureWithPast, account: ReadFacts, peers: PeerGroup | null = null, days: 7 | 30 | 90 | 180 | 365 = 30): FigureSeries {
  const { version, unit } = formulas[id];
  const history = [...inOrder(account.history)];
  const points = history.map(({ day }, index) => {
    const { value } = figureOf(id, asOf({ ...account, history }, index), peers);
    return { day, value: typeof value === "object" ? (value?.[`${days}`] ?? null) : value };
  });
  return { formula: id, version, unit, days: unit === "growth" ? days : null, isLikesOnly: id === "engagementRate" || id === "engagements", points };
}

import type { Currency } from "@fanfare/contracts/money";
import type { FigureId, FigureView, Figures, UnknownReason } from "@fanfare/contracts/reporting";
import { money, toWire } from "../kernel/index.ts";

/** The last reading of one verified post. What a platform does not tell is null. */
export type PostNumbers = { creatorId: string; views: number | null; likes: number | null; comments: number | null; shares: number | null; readAt: Date | null };
/** In minor units of the campaign's currency. */
export type Funds = { currency: Currency; budget: bigint; funded: bigint; committed: bigint; settled: bigint; readAt: Date };
/** A number, or why there is none. */
export type Answer<T> = { value: T; reason: null } | { value: null; reason: UnknownReason };

const known = <T>(value: T): Answer<T> => ({ value, reason: null });
const unknown = (reason: UnknownReason): Answer<never> => ({ value: null, reason });

type Formula = Pick<FigureView, "version" | "source" | "basis" | "unit">;

/**
 * Every figure by name. A version is raised when its result changes for the same facts; the definition a reader sees is
 * the text `reporting.figure.<name>.definition`.
 */
export const formulas = {
  budget: { version: 1, unit: "money", source: "campaign", basis: "measured" },
  funded: { version: 1, unit: "money", source: "ledger", basis: "measured" },
  committed: { version: 1, unit: "money", source: "ledger", basis: "measured" },
  spent: { version: 1, unit: "money", source: "ledger", basis: "measured" },
  free: { version: 1, unit: "money", source: "ledger", basis: "measured" },
  posts: { version: 1, unit: "count", source: "platform", basis: "measured" },
  reach: { version: 1, unit: "count", source: "platform", basis: "estimated" },
  views: { version: 1, unit: "count", source: "platform", basis: "measured" },
  engagements: { version: 1, unit: "count", source: "platform", basis: "measured" },
  "engagement-rate": { version: 1, unit: "share", source: "platform", basis: "measured" },
  cpm: { version: 1, unit: "money", source: "platform-and-ledger", basis: "measured" },
  cpe: { version: 1, unit: "money", source: "platform-and-ledger", basis: "measured" },
} as const satisfies Record<FigureId, Formula>;

/** engagements = likes + comments + shares, of those the platform tells. Null when it tells none of them. */
export function engagementsOf({ likes, comments, shares }: Pick<PostNumbers, "likes" | "comments" | "shares">): number | null {
  const told = [likes, comments, shares].filter((count) => count !== null);
  return told.length === 0 ? null : told.reduce((sum, count) => sum + count, 0);
}

/** The sum of what is told. */
function total(posts: readonly PostNumbers[], read: (post: PostNumbers) => number | null): Answer<number> {
  if (posts.length === 0) return unknown("no-posts");
  const told = posts.map(read).filter((count) => count !== null);
  return told.length === 0 ? unknown("not-told") : known(told.reduce((sum, count) => sum + count, 0));
}

/** views = the last count of each post, added up. */
export const viewsOf = (posts: readonly PostNumbers[]): Answer<number> => total(posts, ({ views }) => views);

export const totalEngagements = (posts: readonly PostNumbers[]): Answer<number> => total(posts, engagementsOf);

/**
 * reach, version 1: platforms tell views, not people. A creator's posts are seen by much the same people, so of each
 * creator only the most seen post counts; people who follow several creators count once for each.
 */
export function reachOf(posts: readonly PostNumbers[]): Answer<number> {
  const best = new Map<string, PostNumbers>();
  for (const post of posts) if ((post.views ?? -1) > (best.get(post.creatorId)?.views ?? -2)) best.set(post.creatorId, post);
  return viewsOf([...best.values()]);
}

/** engagement rate = engagements / views, over the posts of which both are told. */
export function engagementRateOf(posts: readonly PostNumbers[]): Answer<number> {
  if (posts.length === 0) return unknown("no-posts");
  const both = posts.map((post) => ({ views: post.views, engagements: engagementsOf(post) })).filter((post) => post.views !== null && post.engagements !== null);
  if (both.length === 0) return unknown("not-told");
  const views = both.reduce((sum, post) => sum + post.views!, 0);
  return views === 0 ? unknown("no-views") : known(both.reduce((sum, post) => sum + post.engagements!, 0) / views);
}

/** CPM = spent * 1000 / views, in minor units, half a unit rounded up. */
export const cpmOf = (spentMinor: bigint, views: Answer<number>): Answer<bigint> => perUnit(spentMinor * 1000n, views, "no-views");

/** CPE = spent / engagements, in minor units, half a unit rounded up. */
export const cpeOf = (spentMinor: bigint, engagements: Answer<number>): Answer<bigint> => perUnit(spentMinor, engagements, "no-engagements");

function perUnit(minor: bigint, count: Answer<number>, none: UnknownReason): Answer<bigint> {
  if (count.value === null) return unknown(count.reason);
  if (minor === 0n) return unknown("nothing-spent");
  if (count.value === 0) return unknown(none);
  const divisor = BigInt(count.value);
  return known((2n * minor + divisor) / (2n * divisor));
}

/** All figures of a campaign, or of several in one currency. */
export function figuresOf(funds: Funds, posts: readonly PostNumbers[]): Figures {
  const at = { ledger: funds.readAt, platform: oldest(posts) };
  const views = viewsOf(posts);
  const engagements = totalEngagements(posts);
  const amount = (id: FigureId, answer: Answer<bigint>, readAt: Date | null): FigureView => {
    const value = answer.value === null ? null : toWire(money(answer.value, funds.currency));
    return { ...origin(id, answer.reason, readAt), unit: "money", value };
  };
  const number = (id: FigureId, unit: "count" | "share", { value, reason }: Answer<number>): FigureView => ({ ...origin(id, reason, at.platform), unit, value });
  return {
    budget: amount("budget", known(funds.budget), at.ledger),
    funded: amount("funded", known(funds.funded), at.ledger),
    committed: amount("committed", known(funds.committed), at.ledger),
    spent: amount("spent", known(funds.settled), at.ledger),
    free: amount("free", known(funds.funded - funds.committed - funds.settled), at.ledger),
    posts: number("posts", "count", known(posts.length)),
    reach: number("reach", "count", reachOf(posts)),
    views: number("views", "count", views),
    engagements: number("engagements", "count", engagements),
    "engagement-rate": number("engagement-rate", "share", engagementRateOf(posts)),
    cpm: amount("cpm", cpmOf(funds.settled, views), at.platform),
    cpe: amount("cpe", cpeOf(funds.settled, engagements), at.platform),
  };
}

function origin(formula: FigureId, reason: UnknownReason | null, readAt: Date | null) {
  const { version, source, basis } = formulas[formula];
  return { formula, version, source, basis, reason, readAt: readAt?.toISOString() ?? null };
}

function oldest(posts: readonly PostNumbers[]): Date | null {
  const times = posts.flatMap(({ readAt }) => (readAt === null ? [] : [readAt.getTime()]));
  return times.length === 0 ? null : new Date(Math.min(...times));
}

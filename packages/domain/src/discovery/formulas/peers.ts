import type { Platform } from "@fanfare/contracts/platforms";
import { engagementRate } from "./engagement-rate.ts";
import { commentsOf, likesOf, median, ratio, viewsOf } from "./facts.ts";
import type { ReadFacts } from "./formula.ts";
import { followersGrowth } from "./growth.ts";

/** Sizes of accounts by followers, smallest first: the field's usual names and bounds. */
export const tiers = ["nano", "micro", "mid", "macro", "mega"] as const;
export type Tier = (typeof tiers)[number];
/** Followers from which an account is of the tier. */
export const tierFrom: Record<Tier, number> = { nano: 0, micro: 10_000, mid: 100_000, macro: 500_000, mega: 1_000_000 };

export const tierOf = (followers: number): Tier => tiers.findLast((tier) => followers >= tierFrom[tier]) ?? "nano";

export const quantileNames = ["p10", "p25", "p50", "p75", "p90"] as const;
/** The values below which 10, 25, 50, 75 and 90 of a hundred peers are. */
export type Quantiles = Record<(typeof quantileNames)[number], number>;

/** What is compared among accounts of one network and tier. */
export const peerMetrics = [
  "engagementRate", "likeRate", "commentRate", "commentsPerLike", "followingPerFollower", "viewsPerFollower", "credibility", "engagementSpread", "followersGrowth30",
] as const;
export type PeerMetric = (typeof peerMetrics)[number];

/** How accounts of one network and tier usually are. `isReference`: from our table, not counted in this catalogue. */
export type PeerGroup = { platform: Platform; tier: Tier; accounts: number; isReference: boolean; quantiles: Partial<Record<PeerMetric, Quantiles>> };

/** From this many accounts on a group says more than the reference table. */
export const fewestPeers = 50;

/** What likes and comments are set against: views where posts are shown to people who don't follow, otherwise followers. */
export const reactionBase = (account: ReadFacts): number | null => (account.platform === "tiktok" || account.platform === "youtube" ? viewsOf(account) : account.followers);

/** Standard deviation of likes and comments of recent posts, by their mean; null under six posts that tell them. */
export function engagementSpreadOf({ posts }: ReadFacts): number | null {
  const told = posts.flatMap((post) => (post.likes === null ? [] : [post.likes + (post.comments ?? 0)]));
  const mean = told.reduce((sum, value) => sum + value, 0) / told.length;
  if (told.length < 6 || mean === 0) return null;
  return Math.sqrt(told.reduce((sum, value) => sum + (value - mean) ** 2, 0) / told.length) / mean;
}

const measures: Record<PeerMetric, (account: ReadFacts) => number | null> = {
  engagementRate: (account) => engagementRate.compute(account, null).value ?? account.engagementRate,
  likeRate: (account) => ratio(likesOf(account), reactionBase(account)),
  commentRate: (account) => ratio(commentsOf(account), reactionBase(account)),
  commentsPerLike: (account) => ratio(commentsOf(account), likesOf(account)),
  followingPerFollower: (account) => ratio(account.metrics.following, account.followers),
  viewsPerFollower: (account) => ratio(viewsOf(account), account.followers),
  credibility: (account) => account.audience?.credibility ?? null,
  engagementSpread: engagementSpreadOf,
  followersGrowth30: (account) => followersGrowth.compute(account, null).value?.["30"] ?? null,
};

/** What an account shows of something that is compared among peers; null when it is not known. */
export const peerValueOf = (metric: PeerMetric, account: ReadFacts): number | null => measures[metric](account);

function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)]!;
  return below + (sorted[Math.ceil(at)]! - below) * (at - Math.floor(at));
}

/** Quantiles of the values, linear between neighbours; null of nothing. */
export function quantilesOf(values: readonly number[]): Quantiles | null {
  if (median(values) === null) return null;
  const sorted = [...values].sort((a, b) => a - b);
  return { p10: quantile(sorted, 0.1), p25: quantile(sorted, 0.25), p50: quantile(sorted, 0.5), p75: quantile(sorted, 0.75), p90: quantile(sorted, 0.9) };
}

/** The groups of these accounts by network and tier. Accounts whose followers are not known are in none. */
export function peerGroupsFrom(accounts: Iterable<ReadFacts>): PeerGroup[] {
  const groups = new Map<string, { platform: Platform; tier: Tier; accounts: number; values: Map<PeerMetric, number[]> }>();
  for (const account of accounts) {
    if (account.followers === null) continue;
    const tier = tierOf(account.followers);
    const key = `${account.platform} ${tier}`;
    const group = groups.get(key) ?? { platform: account.platform, tier, accounts: 0, values: new Map(peerMetrics.map((metric) => [metric, []])) };
    groups.set(key, group);
    group.accounts += 1;
    for (const [metric, values] of group.values) {
      const value = peerValueOf(metric, account);
      if (value !== null) values.push(value);
    }
  }
  return [...groups.values()].map(({ values, ...group }) => ({
    ...group,
    isReference: false,
    quantiles: Object.fromEntries([...values].flatMap(([metric, told]) => (told.length < fewestPeers ? [] : [[metric, quantilesOf(told)!]]))),
  }));
}

/**
 * How many of a hundred peers show less, 0-100, by straight lines between the kept quantiles. Rises with the value.
 */
export function percentileOf(value: number, { p10, p25, p50, p75, p90 }: Quantiles): number {
  const steps = [[10, p10], [25, p25], [50, p50], [75, p75], [90, p90]] as const;
  const equal = steps.filter(([, bound]) => bound === value);
  if (equal.length > 0) return (equal[0]![0] + equal.at(-1)![0]) / 2;
  if (value < p10) return p10 > 0 ? Math.max(0, (10 * value) / p10) : 0;
  if (value > p90) return value > 0 ? Math.max(90, 100 - (10 * Math.max(0, p90)) / value) : 90;
  const upper = steps.findIndex(([, bound]) => value < bound);
  const [[from, low], [to, high]] = [steps[upper - 1]!, steps[upper]!];
  return from + ((to - from) * (value - low)) / (high - low);
}

import type { Platform } from "@fanfare/contracts/platforms";
import type { SyncTier } from "@fanfare/contracts/sync";
import type { QuotaWindow } from "./windows.ts";

/** So many calls within a window. */
export type Allowance = { bucket: string; limit: number; window: QuotaWindow };
/** What limits depend on: how many accounts are connected, whether Instagram's public accounts are read, and what was bought. */
export type AllowanceFacts = { connected: number; discovers: boolean; readsPerMonth: number };

/**
 * What each platform allows an installation. Sources: developers.google.com/youtube/v3/determine_quota_cost (units a Pacific day),
 * developers.facebook.com/docs/graph-api/overview/rate-limiting (200 calls an hour for each user of the app; business discovery is
 * asked in the name of one),
 * developers.tiktok.com/doc/tiktok-api-v2-rate-limit (600 requests a minute to each endpoint), dev.twitch.tv/docs/api/guide (800 points
 * a minute), docs.x.com (posts a month, as bought).
 */
const allowances: Record<Platform, (facts: AllowanceFacts) => readonly Allowance[]> = {
  youtube: () => [{ bucket: "pool", limit: 10_000, window: "pacific-day" }, { bucket: "batchGetStats", limit: 10_000, window: "pacific-day" }],
  instagram: ({ connected, discovers }) => [{ bucket: "calls", limit: 200 * connected, window: "rolling-hour" }, ...(discovers ? [{ bucket: "discovery", limit: 200, window: "rolling-hour" } as const] : [])],
  tiktok: () => ["user/info", "video/list", "video/query"].map((bucket) => ({ bucket, limit: 600, window: "minute" })),
  twitch: () => [{ bucket: "points", limit: 800, window: "minute" }],
  x: ({ readsPerMonth }) => [{ bucket: "reads", limit: readsPerMonth, window: "month" }],
};

export const allowancesOf = (platform: Platform, facts: AllowanceFacts): readonly Allowance[] => allowances[platform](facts);

/** Calls by bucket. */
export type Cost = Readonly<Record<string, number>>;
/** `isWhole`: the post itself is read, its words and its numbers at once, and not its numbers alone. */
type Reading = { kind: "account" | "post"; isPublic: boolean; isWhole?: boolean };

/** What a batch of readings usually costs, the weekly deep one of accounts spread over the days; more is counted as it is made, where the platform makes us count. */
const costs: Record<Platform, (reading: Reading, size: number) => Cost> = {
  youtube: ({ kind, isPublic }, size): Record<string, number> => (kind === "post" ? { batchGetStats: Math.ceil(size / 50) } : { pool: isPublic ? Math.ceil(size / 50) : size * 3 }),
  instagram: ({ kind, isPublic }, size): Record<string, number> => (kind === "account" && isPublic ? { discovery: size } : { calls: kind === "post" ? size + Math.ceil(size / 50) : size * 5 }),
  tiktok: ({ kind }, size): Record<string, number> => (kind === "post" ? { "video/query": Math.ceil(size / 20) } : { "user/info": size, "video/list": size }),
  twitch: ({ kind, isPublic }, size) => ({ points: kind === "post" ? Math.ceil(size / 100) : isPublic ? Math.ceil(size / 100) + size : size * 4 }),
  x: ({ kind }, size) => ({ reads: kind === "post" ? size : size * 6 }),
};

/** What reading posts as a whole costs: with a consent they go one at a time, some with a second call for their numbers or their author. */
const wholePosts: Record<Platform, (size: number) => Cost> = {
  youtube: (size) => ({ pool: Math.ceil(size / 50) }),
  instagram: (size) => ({ calls: size * 2 }),
  tiktok: (size) => ({ "video/query": size }),
  twitch: (size) => ({ points: size }),
  x: (size) => ({ reads: size * 3 }),
};

export const costOf = (platform: Platform, reading: Reading, size: number): Cost => (reading.isWhole === true ? wholePosts[platform](size) : costs[platform](reading, size));

/** How many readings one batch takes at most, so that it is one call where the platform takes many at once, and soon over where it does not. */
export const batchSizeOf = (platform: Platform, { kind, isPublic, isWhole }: Reading): number => {
  if (kind === "account") return isPublic ? { youtube: 50, instagram: 25, tiktok: 10, twitch: 100, x: 10 }[platform] : 25;
  return isWhole === true && !isPublic ? 10 : { youtube: 50, instagram: 25, tiktok: 20, twitch: 100, x: 100 }[platform];
};

/** What is read in a tier: posts of campaigns are hot, connected accounts are read daily, and others are only listed. */
const readIn: Record<SyncTier, (hasPublicReading: boolean) => Reading> = {
  hot: (hasPublicReading) => ({ kind: "post", isPublic: hasPublicReading }),
  daily: () => ({ kind: "account", isPublic: false }),
  listed: () => ({ kind: "account", isPublic: true }),
};

/** What a reading of a tier may come to need of each allowance: a post that has to stay up is read as a whole once a day. */
export function expectedCost(platform: Platform, tier: SyncTier, hasPublicReading: boolean): Cost {
  const usual = usualCost(platform, tier, hasPublicReading);
  const whole = tier === "hot" ? averageOf(platform, { ...readIn[tier](hasPublicReading), isWhole: true }) : {};
  return { ...usual, ...Object.fromEntries(Object.entries(whole).map(([bucket, calls]) => [bucket, Math.max(calls, usual[bucket] ?? 0)])) };
}

/** What one reading of a tier costs on average, before anybody knows its batch: posts that are read without consent go many at a time. */
export function usualCost(platform: Platform, tier: SyncTier, hasPublicReading: boolean): Cost {
  return averageOf(platform, readIn[tier](hasPublicReading));
}

function averageOf(platform: Platform, reading: Reading): Cost {
  const size = reading.isPublic ? batchSizeOf(platform, reading) : 1;
  return Object.fromEntries(Object.entries(costOf(platform, reading, size)).map(([bucket, calls]) => [bucket, calls / size]));
}

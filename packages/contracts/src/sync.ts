import { z } from "zod";
import { StaleReason } from "./connections.ts";
import { Platform } from "./platforms.ts";

/** How dear freshness is: posts of live campaigns, connected accounts, accounts that are only listed. */
export const syncTiers = ["hot", "daily", "listed"] as const;
export const SyncTier = z.enum(syncTiers);
export type SyncTier = z.infer<typeof SyncTier>;

const count = z.int().min(0);

/** The classes in which ages are counted, by their upper ends in seconds: an hour, six, a day, a week. What is older is a class of its own. */
export const ageClasses = [3_600, 21_600, 86_400, 604_800] as const;

/** How far a tier of a platform is. Ages in seconds; null where nothing is due, or nothing was ever read. */
export const TierSync = z.strictObject({
  tier: SyncTier,
  targets: count,
  due: count,
  oldestDueSeconds: z.number().nullable(),
  medianAgeSeconds: z.number().nullable(),
  /** Targets by the age of their last good reading: one number a class, the oldest last. What is gone is in none. */
  ages: z.array(count).length(ageClasses.length + 1),
  /** Those that were never read. */
  unread: count,
});
export type TierSync = z.infer<typeof TierSync>;

/** What is left of a platform's allowance. `limit` calls within the window that ends at `renewsAt`. */
export const QuotaState = z.strictObject({
  /** Which allowance of the platform, such as `pool` and `batchGetStats` of YouTube. */
  bucket: z.string(),
  limit: count,
  used: count,
  renewsAt: z.iso.datetime(),
  /** Calls that are due before it is renewed, by the plan. More than what is left means that the last tiers wait. */
  forecast: count,
});
export type QuotaState = z.infer<typeof QuotaState>;

/** How fresh the figures of one platform are. */
export const PlatformSync = z.strictObject({
  platform: Platform,
  isOn: z.boolean(),
  connected: count,
  lapsed: count,
  tiers: z.array(TierSync),
  quotas: z.array(QuotaState),
  stale: z.array(z.strictObject({ reason: StaleReason, targets: count })),
  /** Until when nothing is asked because the platform fails or wants patience; null while it is asked. */
  pausedUntil: z.iso.datetime().nullable(),
});
export type PlatformSync = z.infer<typeof PlatformSync>;

export const SyncOverview = z.strictObject({ at: z.iso.datetime(), platforms: z.array(PlatformSync) });
export type SyncOverview = z.infer<typeof SyncOverview>;

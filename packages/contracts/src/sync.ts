import { z } from "zod";
import { StaleReason } from "./connections.ts";
import { Platform } from "./platforms.ts";

/** How dear freshness is: posts of live campaigns, connected accounts, accounts that are only listed. */
export const syncTiers = ["hot", "daily", "listed"] as const;
export const SyncTier = z.enum(syncTiers);
export type SyncTier = z.infer<typeof SyncTier>;

const count = z.int().min(0);

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

/** How fresh the figures of one platform are. Ages in seconds; of what was never read, since it was added. */
export const PlatformSync = z.strictObject({
  platform: Platform,
  isOn: z.boolean(),
  connected: count,
  lapsed: count,
  tiers: z.array(z.strictObject({ tier: SyncTier, targets: count, due: count, oldestDueSeconds: z.number().nullable(), medianAgeSeconds: z.number().nullable() })),
  quotas: z.array(QuotaState),
  stale: z.array(z.strictObject({ reason: StaleReason, targets: count })),
  /** Until when nothing is asked because the platform fails or wants patience; null while it is asked. */
  pausedUntil: z.iso.datetime().nullable(),
});
export type PlatformSync = z.infer<typeof PlatformSync>;

export const SyncOverview = z.strictObject({ at: z.iso.datetime(), platforms: z.array(PlatformSync) });
export type SyncOverview = z.infer<typeof SyncOverview>;

import { platforms, type Platform } from "@fanfare/contracts/platforms";
import { syncTiers, type SyncTier } from "@fanfare/contracts/sync";
import { allowancesOf, needsConsent, usualCost, windowAt, type QuotaWindow } from "@fanfare/domain/tracking";

type ByTier = Readonly<Record<Platform, Readonly<Record<SyncTier, number>>>>;
/** Readings of a day by platform and tier: those that were made, and those that were due by its end and were not. */
export type DayOfReadings = { made: ByTier; left: ByTier };
/** `share`: what was read, of what was allowed or, where that is more, of what was due. `isScarce`: more was due than was allowed. */
export type AllowanceUse = { platform: Platform; bucket: string; share: number; isScarce: boolean };
type Facts = { connected: Readonly<Record<Platform, number>>; readsPerMonth: number; from: Date };

const day = 86_400_000;

/**
 * How well each allowance was used over some days, in calls at their usual cost. What was left over on one day is due on the next one.
 * An allowance of a month counts by the day; because it is spent a little ahead of the clock, some days may have more, and no
 * share is more than 1.
 */
export function useOfAllowances(days: readonly DayOfReadings[], { connected, readsPerMonth, from }: Facts): AllowanceUse[] {
  return platforms.flatMap((platform) => {
    const facts = { connected: connected[platform], discovers: false, readsPerMonth };
    return allowancesOf(platform, facts).map(({ bucket, limit, window }) => {
      const callsOf = (of: ByTier) => syncTiers.reduce((sum, tier) => sum + of[platform][tier] * (usualCost(platform, tier, !needsConsent(platform))[bucket] ?? 0), 0);
      const allowed = limit * windowsADay(window, from);
      const due = days.map(({ made, left }) => callsOf(made) + callsOf(left));
      const possible = due.reduce((sum, calls) => sum + Math.min(calls, allowed), 0);
      const done = days.reduce((sum, { made }) => sum + callsOf(made), 0);
      return { platform, bucket, share: possible === 0 ? 1 : Math.min(1, done / possible), isScarce: due.some((calls) => calls > allowed) };
    });
  });
}

function windowsADay(window: QuotaWindow, from: Date): number {
  if (window === "rolling-hour") return 24;
  const { startsAt, endsAt } = windowAt(window, from);
  return day / (endsAt.getTime() - startsAt.getTime());
}

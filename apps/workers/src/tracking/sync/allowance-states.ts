import type { Platform } from "@fanfare/contracts/platforms";
import { syncTiers, type SyncTier } from "@fanfare/contracts/sync";
import type { Sql } from "@fanfare/db/scoped";
import { countDueBefore } from "@fanfare/db/system/sync-targets";
import { allowancesOf, expectedCost, needsConsent, windowAt, type AllowanceFacts, type BucketState, type Quotas } from "@fanfare/domain/tracking";

type Asked = AllowanceFacts & { platform: Platform; now: Date };

/** What each allowance of a platform has left, and what is due before it is renewed. */
export async function allowanceStates(sql: Sql, quotas: Quotas, { platform, now, ...facts }: Asked): Promise<BucketState[]> {
  const states: BucketState[] = [];
  for (const { bucket, limit, window } of allowancesOf(platform, facts)) {
    const state = windowAt(window, now);
    const { planned, counted } = await quotas.useOf(platform, bucket, state);
    const forecast = await forecastOf(sql, { platform, bucket, limit, until: state.endsAt });
    const { startsAt, endsAt } = state;
    states.push({ bucket, limit, used: Math.max(counted, planned.hot + planned.daily + planned.listed), spent: planned, forecast, startsAt, endsAt });
  }
  return states;
}

type Forecast = { platform: Platform; bucket: string; limit: number; until: Date };

/** Calls by tier; more than the whole allowance is not counted, as it is too much anyway. */
async function forecastOf(sql: Sql, { platform, bucket, limit, until }: Forecast): Promise<Record<SyncTier, number>> {
  const forecast = { hot: 0, daily: 0, listed: 0 };
  for (const tier of syncTiers) {
    const cost = expectedCost(platform, tier, !needsConsent(platform))[bucket] ?? 0;
    if (cost > 0 && limit > 0) forecast[tier] = cost * (await countDueBefore(sql, platform, tier, until, limit / cost + 1));
  }
  return forecast;
}

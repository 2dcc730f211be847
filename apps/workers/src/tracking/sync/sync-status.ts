import { platforms, type Platform } from "@fanfare/contracts/platforms";
import { syncTiers, type PlatformSync, type SyncOverview } from "@fanfare/contracts/sync";
import type { Database } from "@fanfare/db/connection";
import { inScope, type Sql } from "@fanfare/db/scoped";
import { connectionCounts, staleCounts, tierStates } from "@fanfare/db/system/sync-overview";
import type { Clock } from "@fanfare/domain/kernel";
import { needsConsent, type Connectors, type Quotas } from "@fanfare/domain/tracking";
import { Inject, Injectable } from "@nestjs/common";
import type { Config } from "../../config.ts";
import { CLOCK, CONFIG, CONNECTORS, QUOTAS, SYSTEM_DB } from "../../tokens.ts";
import { allowanceStates } from "./allowance-states.ts";

/** How fresh the figures of each platform are, and what is left of its allowances. */
@Injectable()
export class SyncStatus {
  constructor(
    @Inject(SYSTEM_DB) private readonly db: Database,
    @Inject(CONNECTORS) private readonly connectors: Connectors,
    @Inject(QUOTAS) private readonly quotas: Quotas,
    @Inject(CONFIG) private readonly config: Pick<Config, "connectors" | "instagramDiscovery">,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  read(): Promise<SyncOverview> {
    const now = this.clock.now();
    return inScope(this.db, {}, async (sql) => {
      const [tiers, stale, connections] = [await tierStates(sql, now), await staleCounts(sql), await connectionCounts(sql)];
      const read: PlatformSync[] = [];
      for (const platform of platforms) {
        const counts = connections.find((row) => row.platform === platform) ?? { connected: 0, lapsed: 0 };
        read.push({
          platform,
          isOn: !needsConsent(platform) || this.connectors.platforms.includes(platform) || (platform === "instagram" && this.config.instagramDiscovery !== null),
          connected: counts.connected,
          lapsed: counts.lapsed,
          tiers: syncTiers.flatMap((tier) => tiers.filter((row) => row.platform === platform && row.tier === tier).map(({ platform: _, ...state }) => state)),
          quotas: await this.#quotasOf(sql, platform, counts.connected, now),
          stale: stale.filter((row) => row.platform === platform).map(({ reason, targets }) => ({ reason, targets })),
          pausedUntil: (await this.quotas.pausedUntil(platform))?.toISOString() ?? null,
        });
      }
      return { at: now.toISOString(), platforms: read };
    });
  }

  async #quotasOf(sql: Sql, platform: Platform, connected: number, now: Date): Promise<PlatformSync["quotas"]> {
    const states = await allowanceStates(sql, this.quotas, { platform, connected, discovers: this.config.instagramDiscovery !== null, readsPerMonth: this.config.connectors.x?.readsPerMonth ?? 0, now });
    return states.map(({ bucket, limit, used, forecast, endsAt }) => ({ bucket, limit, used: Math.round(used), renewsAt: endsAt.toISOString(), forecast: Math.ceil(forecast.hot + forecast.daily + forecast.listed) }));
  }
}

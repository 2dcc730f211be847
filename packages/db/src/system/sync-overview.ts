import type { StaleReason } from "@fanfare/contracts/connections";
import type { Platform } from "@fanfare/contracts/platforms";
import type { SyncTier } from "@fanfare/contracts/sync";
import type { Sql } from "../scoped.ts";

/** How far a tier of a platform is. Ages in seconds; null where nothing is due, or nothing was ever read. */
export type TierState = { platform: Platform; tier: SyncTier; targets: number; due: number; oldestDueSeconds: number | null; medianAgeSeconds: number | null };

/** Over the whole plan: for an operator who looks, not for work that goes on all the time. */
export const tierStates = (sql: Sql, now: Date): Promise<TierState[]> =>
  sql.rows<TierState>(
    `SELECT platform, tier, count(*)::int AS targets, count(*) FILTER (WHERE due_at <= $1)::int AS due,
       extract(epoch FROM $1::timestamptz - min(due_at) FILTER (WHERE due_at <= $1))::float8 AS "oldestDueSeconds",
       percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM $1::timestamptz - last_read_at)::float8) AS "medianAgeSeconds"
     FROM sync_targets GROUP BY 1, 2`,
    [now.toISOString()],
  );

export type StaleCount = { platform: Platform; reason: StaleReason; targets: number };

export const staleCounts = (sql: Sql): Promise<StaleCount[]> =>
  sql.rows<StaleCount>(`SELECT platform, stale_reason AS reason, count(*)::int AS targets FROM sync_targets WHERE stale_reason IS NOT NULL GROUP BY 1, 2 ORDER BY 3 DESC`);

export type ConnectionCount = { platform: Platform; connected: number; lapsed: number };

export const connectionCounts = (sql: Sql): Promise<ConnectionCount[]> =>
  sql.rows<ConnectionCount>(
    `SELECT platform, count(*) FILTER (WHERE status = 'active')::int AS connected, count(*) FILTER (WHERE status = 'lapsed')::int AS lapsed FROM account_connections GROUP BY 1`,
  );

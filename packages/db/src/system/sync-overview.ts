import type { StaleReason } from "@fanfare/contracts/connections";
import type { Platform } from "@fanfare/contracts/platforms";
import { ageClasses, type TierSync } from "@fanfare/contracts/sync";
import type { Sql } from "../scoped.ts";

export type TierState = TierSync & { platform: Platform };

/** One count a class of age, from the class's upper end down to that of the class before. */
const ages = [...ageClasses, null].map((to, index) => {
  const from = ageClasses[index - 1] ?? null;
  const bounds = [...(to === null ? [] : [`age <= ${to}`]), ...(from === null ? [] : [`age > ${from}`])];
  return `count(*) FILTER (WHERE ${bounds.join(" AND ")})::int`;
});

/** Over the whole plan: for an operator who looks, not for work that goes on all the time. To look for what is gone makes no figure younger, so it has no age. */
export const tierStates = (sql: Sql, now: Date): Promise<TierState[]> =>
  sql.rows<TierState>(
    `SELECT platform, tier, count(*)::int AS targets, count(*) FILTER (WHERE due_at <= $1)::int AS due,
       extract(epoch FROM $1::timestamptz - min(due_at) FILTER (WHERE due_at <= $1))::float8 AS "oldestDueSeconds",
       percentile_cont(0.5) WITHIN GROUP (ORDER BY age) AS "medianAgeSeconds", ARRAY[${ages.join(", ")}] AS ages, count(*) FILTER (WHERE last_read_at IS NULL)::int AS unread
     FROM (SELECT platform, tier, due_at, CASE WHEN stale_reason IN ('account-gone', 'post-gone') THEN NULL ELSE extract(epoch FROM $1::timestamptz - last_read_at)::float8 END AS age, last_read_at FROM sync_targets) t GROUP BY 1, 2`,
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

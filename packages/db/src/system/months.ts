import type { Sql } from "../scoped.ts";

const tables = ["metric_snapshots", "account_snapshots"] as const;
const onlyOne = 7_246_020;

/**
 * Makes the monthly parts that readings of this month and the next ones go into; answers how many were missing. Fails when
 * writers keep it waiting, or when readings of a month lie in the part for all others already.
 */
export async function ensureMonths(sql: Sql, from: Date, months: number): Promise<number> {
  await sql.rows(`SELECT pg_advisory_xact_lock(${onlyOne})`);
  // Behind whoever waits for the table wait all its readers and writers.
  await sql.rows(`SELECT set_config('lock_timeout', '2s', true)`);
  let made = 0;
  for (const table of tables) made += (await sql.row<{ made: number }>(`SELECT ensure_months($1, $2::date, $3) AS made`, [table, from.toISOString().slice(0, 10), months]))?.made ?? 0;
  return made;
}

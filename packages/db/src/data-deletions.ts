import type { Platform } from "@fanfare/contracts/platforms";
import type { Sql } from "./scoped.ts";

/** That somebody had a platform ask for the erasure of their data. `accounts`: how many there were; null until it is done. */
export type DataDeletion = { platform: Platform; requestedAt: Date; completedAt: Date | null; accounts: number | null };

/** Notes a request, which is all that the door may do with them; a repeated one changes nothing. */
export const keepDeletion = (sql: Sql, { code, platform, requestedAt }: { code: string; platform: Platform; requestedAt: Date }): Promise<number> =>
  sql.change(`INSERT INTO data_deletions (code, platform, requested_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`, [code, platform, requestedAt.toISOString()]);

/** What became of the request that this code was given for; null when there is none. */
export const deletionByCode = (sql: Sql, code: string): Promise<DataDeletion | null> =>
  sql.row<DataDeletion>(`SELECT platform, requested_at AS "requestedAt", completed_at AS "completedAt", accounts FROM data_deletion($1)`, [code]);

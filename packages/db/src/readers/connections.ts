import type { ConnectionView } from "@fanfare/contracts/connections";
import { isLapsing } from "@fanfare/domain/tracking";
import type { Sql } from "../scoped.ts";

const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

type Row = Omit<ConnectionView, "isLapsing" | "followers"> & { followers: string | null; lastDay: Date | null };

/** The connections of the creator in scope, in the order in which they were made. Those that were given back are not shown. */
export async function connectionsOfCreator(sql: Sql, now: Date): Promise<ConnectionView[]> {
  const rows = await sql.rows<Row>(
    `SELECT c.id, c.platform, coalesce(a.handle, c.handle) AS handle, c.status, c.problem, c.status = 'active' AND c.refresh_failures > 0 AS "isRenewing", c.missing_scopes AS "missingScopes", ${iso("c.connected_at")} AS "connectedAt", ${iso("c.lapses_at")} AS "lapsesAt",
       c.lapses_at AS "lastDay", a.followers, ${iso("t.last_read_at")} AS "lastReadAt", CASE WHEN t.due_at < 'infinity' AND c.status = 'active' THEN ${iso("t.due_at")} END AS "nextReadAt",
       ${iso("t.stale_since")} AS "staleSince", t.stale_reason AS "staleReason", c.version
     FROM account_connections c LEFT JOIN social_accounts a ON a.id = c.social_account_id LEFT JOIN sync_targets t ON t.id = c.social_account_id
     WHERE c.status <> 'disconnected' ORDER BY c.connected_at, c.id`,
  );
  return rows.map(({ lastDay, followers, ...row }) => ({ ...row, followers: followers === null ? null : Number(followers), isLapsing: row.status === "active" && isLapsing({ lapsesAt: lastDay }, now) }));
}

/** What a letter to the creator about a connection names, in the scope of the creator; null when it is gone. */
export const connectionName = (sql: Sql, connectionId: string): Promise<{ handle: string | null } | null> =>
  sql.row(`SELECT coalesce(a.handle, c.handle) AS handle FROM account_connections c LEFT JOIN social_accounts a ON a.id = c.social_account_id WHERE c.id = $1`, [connectionId]);

import type { Sql } from "../scoped.ts";

/** A connection that wants work, and whose it is. */
export type ConnectionToDo = { connectionId: string; creatorId: string };

/** Whose a connection is; null when there is none. */
export async function creatorOfConnection(sql: Sql, connectionId: string): Promise<string | null> {
  const row = await sql.row<{ creatorId: string }>(`SELECT creator_id AS "creatorId" FROM account_connections WHERE id = $1`, [connectionId]);
  return row?.creatorId ?? null;
}

/** Grants to renew ahead of their end, those that wait longest first. */
export const grantsToRenew = (sql: Sql, now: Date, limit: number): Promise<ConnectionToDo[]> =>
  sql.rows(`SELECT id AS "connectionId", creator_id AS "creatorId" FROM account_connections WHERE status = 'active' AND refresh_at <= $1 ORDER BY refresh_at LIMIT $2`, [now.toISOString(), limit]);

/** Living connections whose last day is before `until` and whose creator was not told, and those whose last day has passed. */
export const connectionsNearTheirEnd = (sql: Sql, now: Date, until: Date, limit: number): Promise<ConnectionToDo[]> =>
  sql.rows(
    `(SELECT id AS "connectionId", creator_id AS "creatorId" FROM account_connections WHERE status = 'active' AND reminded_at IS NULL AND lapses_at <= $2 ORDER BY lapses_at LIMIT $3)
     UNION (SELECT id, creator_id FROM account_connections WHERE status = 'active' AND lapses_at <= $1 ORDER BY lapses_at LIMIT $3)`,
    [now.toISOString(), until.toISOString(), limit],
  );

/** Tokens that another key sealed. `after` is the last connection of the batch before. */
export const tokensSealedOtherwise = (sql: Sql, keyId: string, after: string, limit: number): Promise<ConnectionToDo[]> =>
  sql.rows(`SELECT connection_id AS "connectionId", creator_id AS "creatorId" FROM connection_tokens WHERE key_id <> $1 AND connection_id > $2 ORDER BY connection_id LIMIT $3`, [keyId, after, limit]);

/** Takes away consent screens that nobody came back from. */
export const forgetConsentRequests = (sql: Sql, before: Date): Promise<number> => sql.change(`DELETE FROM consent_requests WHERE expires_at < $1`, [before.toISOString()]);

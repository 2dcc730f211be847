import type { Platform } from "@fanfare/contracts/platforms";
import type { HeldConnection, SealedTokens } from "@fanfare/domain/tracking";
import type { Sql } from "../scoped.ts";

/** A connection that wants work, and whose it is. */
export type ConnectionToDo = { connectionId: string; creatorId: string };

/** Whose a connection is; null when there is none. */
export async function creatorOfConnection(sql: Sql, connectionId: string): Promise<string | null> {
  const row = await sql.row<{ creatorId: string }>(`SELECT creator_id AS "creatorId" FROM account_connections WHERE id = $1`, [connectionId]);
  return row?.creatorId ?? null;
}

/** The connections of a person whom the platform names as this app alone knows them, those that are over as well; `userId` is who the creator is here. */
export const connectionsOfAppUser = (sql: Sql, platform: Platform, appUserId: string): Promise<(ConnectionToDo & { userId: string })[]> =>
  sql.rows(
    `SELECT c.id AS "connectionId", c.creator_id AS "creatorId", p.user_id AS "userId" FROM account_connections c JOIN creators p ON p.id = c.creator_id AND p.user_id IS NOT NULL
     WHERE c.platform = $1 AND c.app_user_id = $2 ORDER BY c.id`,
    [platform, appUserId],
  );

/** Takes grants that their platform is to be asked about now, those that wait longest first; one whose answer is not noted is due again in five minutes. */
export const takeValidations = (sql: Sql, platform: Platform, now: Date, limit: number): Promise<ConnectionToDo[]> =>
  sql.rows(
    `UPDATE account_connections SET validate_at = $2::timestamptz + interval '5 minutes' WHERE id IN (
       SELECT id FROM account_connections WHERE platform = $1 AND status = 'active' AND validate_at <= $2 ORDER BY validate_at LIMIT $3 FOR UPDATE SKIP LOCKED
     ) RETURNING id AS "connectionId", creator_id AS "creatorId"`,
    [platform, now.toISOString(), limit],
  );

/**
 * Notes that a platform was asked about a grant: it is asked again within the hour, after 45 to 58 minutes by the connection's
 * id, so that those which came due together, after an outage, drift apart.
 */
export const noteValidated = (sql: Sql, connectionId: string, now: Date): Promise<number> =>
  sql.change(`UPDATE account_connections SET validate_at = $2::timestamptz + interval '45 minutes' + interval '1 second' * mod(abs(hashtext(id::text)::bigint), 780) WHERE id = $1`, [connectionId, now.toISOString()]);

/** Living connections with their sealed tokens; those that lapsed are missing. */
export async function heldConnections(sql: Sql, ids: readonly string[]): Promise<{ connection: HeldConnection; tokens: SealedTokens }[]> {
  const rows = await sql.rows<HeldConnection & SealedTokens>(
    `SELECT c.id, c.creator_id AS "creatorId", c.external_id AS "externalId", c.scopes, c.access_expires_at AS "accessExpiresAt", c.refresh_at AS "refreshAt",
       t.key_id AS "keyId", t.access_token AS "accessToken", t.refresh_token AS "refreshToken"
     FROM account_connections c JOIN connection_tokens t ON t.connection_id = c.id WHERE c.id = ANY ($1::uuid[]) AND c.status = 'active'`,
    [ids],
  );
  return rows.map(({ keyId, accessToken, refreshToken, ...connection }) => ({ connection, tokens: { keyId, accessToken, refreshToken } }));
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

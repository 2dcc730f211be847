import type { Platform } from "@fanfare/contracts/platforms";
import type { Sql } from "../scoped.ts";

/** What a platform is to be asked for about an account, or to stop telling. `keyId`: what its callback was made with; null when nobody asked yet. */
export type PushToAsk = { connectionId: string; platform: Platform; topic: string; accountId: string; externalId: string | null; keyId: string | null; isEnding: boolean };

/** A connection as far as its subscriptions go. */
export type FollowedConnection = { platform: Platform; accountId: string; creatorId: string; isActive: boolean };

/** The connection as it is now, held until the transaction ends, so that what follows from it is not overtaken; null when there is none. */
export const connectionToFollow = (sql: Sql, connectionId: string): Promise<FollowedConnection | null> =>
  sql.row<FollowedConnection>(
    `SELECT platform, external_id AS "accountId", creator_id AS "creatorId", status = 'active' AS "isActive" FROM account_connections WHERE id = $1 FOR NO KEY UPDATE`,
    [connectionId],
  );

/**
 * Wants topics of a connection that lives, those it has already as well: it may be known to the platform with an older address.
 * What an earlier connection of the same account was still to take back is no longer to be taken back.
 */
export async function wantSubscriptions(sql: Sql, connectionId: string, { platform, accountId, creatorId }: FollowedConnection, topics: readonly string[], now: Date): Promise<void> {
  await sql.change(`DELETE FROM push_subscriptions WHERE platform = $1 AND account_id = $2 AND connection_id <> $3`, [platform, accountId, connectionId]);
  await sql.change(
    `INSERT INTO push_subscriptions (connection_id, creator_id, platform, account_id, topic, status, renew_at) SELECT $1, $2, $3, $4, t.topic, 'wanted', $6 FROM unnest($5::text[]) AS t(topic)
     ON CONFLICT (connection_id, topic) DO UPDATE SET status = 'wanted', problem = NULL, attempts = 0, renew_at = excluded.renew_at`,
    [connectionId, creatorId, platform, accountId, topics, now.toISOString()],
  );
}

/** Takes back what a connection that is over was told of; what no platform was ever asked for is forgotten at once. */
export async function endSubscriptions(sql: Sql, connectionId: string, now: Date): Promise<void> {
  await sql.change(`DELETE FROM push_subscriptions WHERE connection_id = $1 AND key_id IS NULL AND external_id IS NULL`, [connectionId]);
  await sql.change(`UPDATE push_subscriptions SET status = 'ending', attempts = 0, renew_at = $2 WHERE connection_id = $1 AND status <> 'ending'`, [connectionId, now.toISOString()]);
}

/** Wants anew what was asked for with another key and has no end of its own; once per start of a process, since keys change with one. */
export const wantWithKey = (sql: Sql, keyId: string, now: Date): Promise<number> =>
  sql.change(`UPDATE push_subscriptions SET status = 'wanted', attempts = 0, renew_at = $2 WHERE renew_at = 'infinity' AND status = 'active' AND key_id IS DISTINCT FROM $1`, [keyId, now.toISOString()]);

/**
 * Takes what is to be asked for now, and plans the next attempt, so that an answer which never comes is asked for again. The wait
 * doubles, up to a day. `keyId` is what callbacks are made with; from here on what is asked for may have to be taken back.
 */
export const takeSubscriptions = (sql: Sql, keyId: string, now: Date, limit: number): Promise<PushToAsk[]> =>
  sql.rows<PushToAsk>(
    `UPDATE push_subscriptions s SET status = CASE WHEN s.status = 'ending' THEN 'ending' ELSE 'pending' END, key_id = CASE WHEN s.status = 'ending' THEN s.key_id ELSE $3 END, attempts = s.attempts + 1,
       renew_at = $1::timestamptz + least(interval '1 day', interval '5 minutes' * power(2, least(s.attempts, 10)))
     WHERE (s.connection_id, s.topic) IN (
       SELECT connection_id, topic FROM push_subscriptions WHERE renew_at <= $1 ORDER BY renew_at LIMIT $2 FOR UPDATE SKIP LOCKED
     ) RETURNING s.connection_id AS "connectionId", s.platform, s.topic, s.account_id AS "accountId", s.external_id AS "externalId", s.key_id AS "keyId", s.status = 'ending' AS "isEnding"`,
    [now.toISOString(), limit, keyId],
  );

type Asked = Pick<PushToAsk, "connectionId" | "topic">;

/**
 * The platform's own name for it. `isInForce`: it was there before; otherwise the platform asks the callback, which notes the
 * answer. Changes nothing when it was forgotten meanwhile.
 */
export const noteSubscribed = (sql: Sql, { connectionId, topic }: Asked, { externalId, isInForce }: { externalId: string | null; isInForce: boolean }): Promise<number> =>
  sql.change(
    `UPDATE push_subscriptions SET external_id = coalesce($3, external_id), status = CASE WHEN $4 AND status = 'pending' THEN 'active' ELSE status END,
       problem = CASE WHEN $4 THEN NULL ELSE problem END, attempts = CASE WHEN $4 THEN 0 ELSE attempts END, renew_at = CASE WHEN $4 AND status = 'pending' THEN 'infinity' ELSE renew_at END
     WHERE connection_id = $1 AND topic = $2`,
    [connectionId, topic, externalId, isInForce],
  );

/** Why it could not be asked for. `isFinal`: asking again does not help. What is to be taken back meanwhile stays so. */
export const noteNotSubscribed = (sql: Sql, { connectionId, topic }: Asked, problem: string, isFinal: boolean): Promise<number> =>
  sql.change(
    `UPDATE push_subscriptions SET problem = $3, status = CASE WHEN $4 THEN 'refused' ELSE 'wanted' END, renew_at = CASE WHEN $4 THEN 'infinity' ELSE renew_at END
     WHERE connection_id = $1 AND topic = $2 AND status = 'pending'`,
    [connectionId, topic, problem.slice(0, 500), isFinal],
  );

/** It was taken back, or can't be. One that is wanted anew meanwhile stays. */
export const forgetSubscription = (sql: Sql, { connectionId, topic }: Asked): Promise<number> =>
  sql.change(`DELETE FROM push_subscriptions WHERE connection_id = $1 AND topic = $2 AND status = 'ending'`, [connectionId, topic]);

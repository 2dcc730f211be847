import type { Platform } from "@fanfare/contracts/platforms";
import type { Sql } from "../scoped.ts";

/** What a platform is to be asked for about a connected account. */
export type PushToAsk = { connectionId: string; platform: Platform; topic: string; accountId: string };

/** Wants a topic for each living connection of a platform that has not asked for it yet. Answers how many were new. */
export const wantSubscriptions = (sql: Sql, platform: Platform, topics: readonly string[], now: Date): Promise<number> =>
  sql.change(
    `INSERT INTO push_subscriptions (connection_id, creator_id, platform, topic, status, renew_at)
     SELECT c.id, c.creator_id, c.platform, t.topic, 'wanted', $3 FROM account_connections c CROSS JOIN unnest($2::text[]) AS t(topic)
     WHERE c.platform = $1 AND c.status = 'active' AND NOT EXISTS (SELECT 1 FROM push_subscriptions s WHERE s.connection_id = c.id AND s.topic = t.topic)
     ON CONFLICT DO NOTHING`,
    [platform, topics, now.toISOString()],
  );

/** Forgets what was asked for about connections that are over: the platforms stop by themselves when the consent ends. */
export const forgetSubscriptions = (sql: Sql): Promise<number> =>
  sql.change(`DELETE FROM push_subscriptions s USING account_connections c WHERE c.id = s.connection_id AND c.status <> 'active'`);

/** Takes what is to be asked for now, and plans the next attempt, so that an answer which never comes is asked for again. The wait doubles, up to a day. */
export const takeSubscriptions = (sql: Sql, now: Date, limit: number): Promise<PushToAsk[]> =>
  sql.rows<PushToAsk>(
    `UPDATE push_subscriptions s SET status = 'pending', attempts = s.attempts + 1, renew_at = $1::timestamptz + least(interval '1 day', interval '5 minutes' * power(2, least(s.attempts, 10)))
     FROM account_connections c WHERE c.id = s.connection_id AND c.status = 'active' AND (s.connection_id, s.topic) IN (
       SELECT connection_id, topic FROM push_subscriptions WHERE renew_at <= $1 AND status <> 'refused' ORDER BY renew_at LIMIT $2 FOR UPDATE SKIP LOCKED
     ) RETURNING s.connection_id AS "connectionId", s.platform, s.topic, c.external_id AS "accountId"`,
    [now.toISOString(), limit],
  );

/** It is in force already. */
export const noteSubscribed = (sql: Sql, { connectionId, topic }: PushToAsk): Promise<number> =>
  sql.change(`UPDATE push_subscriptions SET status = 'active', problem = NULL, attempts = 0, renew_at = 'infinity' WHERE connection_id = $1 AND topic = $2`, [connectionId, topic]);

/** Why it could not be asked for. `isFinal`: asking again does not help. */
export const noteNotSubscribed = (sql: Sql, { connectionId, topic }: PushToAsk, problem: string, isFinal: boolean): Promise<number> =>
  sql.change(
    `UPDATE push_subscriptions SET problem = $3, status = CASE WHEN $4 THEN 'refused' ELSE 'wanted' END, renew_at = CASE WHEN $4 THEN 'infinity' ELSE renew_at END WHERE connection_id = $1 AND topic = $2`,
    [connectionId, topic, problem.slice(0, 500), isFinal],
  );

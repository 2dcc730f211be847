import type { Sql } from "../scoped.ts";

/** A fact on its way out. `type` is the subject it is published under. */
export type OutboxRow = { position: string; id: string; type: string; aggregateId: string; envelope: object };
export type OutboxLag = { waiting: number; oldestSeconds: number };

/**
 * Takes the oldest unpublished facts for this transaction; another relay passes over them. A fact is left out while an
 * earlier one of its aggregate is in somebody else's hands, so that each aggregate's facts leave in their order.
 */
export const claimUnpublished = (sql: Sql, limit: number): Promise<OutboxRow[]> =>
  sql.rows<OutboxRow>(
    `WITH claimed AS (
       SELECT position, id, type, aggregate_id, envelope FROM outbox WHERE published_at IS NULL ORDER BY position LIMIT $1 FOR UPDATE SKIP LOCKED
     )
     SELECT position, id, type, aggregate_id AS "aggregateId", envelope FROM claimed
     WHERE NOT EXISTS (
       SELECT 1 FROM outbox earlier WHERE earlier.aggregate_id = claimed.aggregate_id AND earlier.published_at IS NULL
         AND earlier.position < claimed.position AND earlier.position NOT IN (SELECT position FROM claimed)
     )
     ORDER BY position`,
    [limit],
  );

export const markPublished = (sql: Sql, positions: readonly string[]): Promise<number> =>
  sql.change(`UPDATE outbox SET published_at = now(), attempts = attempts + 1, last_error = NULL WHERE position = ANY($1::bigint[])`, [positions]);

export const markUnpublished = (sql: Sql, positions: readonly string[], reason: string): Promise<number> =>
  sql.change(`UPDATE outbox SET attempts = attempts + 1, last_error = $2 WHERE position = ANY($1::bigint[])`, [positions, reason]);

/** Sends facts again that were published between two moments; readers that had them do nothing. Answers how many. */
export const publishAgain = (sql: Sql, from: Date, until: Date): Promise<number> =>
  sql.change(`UPDATE outbox SET published_at = NULL WHERE published_at >= $1 AND published_at < $2`, [from.toISOString(), until.toISOString()]);

/** Drops facts that were published long ago, and the notes of who had them; answers how many facts. */
export async function forgetPublished(sql: Sql, before: Date): Promise<number> {
  const forgotten = await sql.change(`DELETE FROM outbox WHERE published_at < $1`, [before.toISOString()]);
  // Notes are kept longer than facts, or a fact sent again would have its effect twice.
  await sql.change(`DELETE FROM inbox WHERE processed_at < $1::timestamptz - interval '7 days'`, [before.toISOString()]);
  return forgotten;
}

export async function outboxLag(sql: Sql): Promise<OutboxLag> {
  const found = await sql.row<OutboxLag>(
    `SELECT count(*)::int AS waiting, coalesce(extract(epoch FROM now() - min(occurred_at)), 0)::float AS "oldestSeconds" FROM outbox WHERE published_at IS NULL`,
  );
  return found ?? { waiting: 0, oldestSeconds: 0 };
}

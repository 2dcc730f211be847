import type { Sql } from "../scoped.ts";

/** A new index being filled. `afterId`: all creators up to it are copied. */
export type IndexRebuild = { id: string; indexName: string; afterId: string; total: number; done: number; failed: number };

const columns = `id, index_name AS "indexName", after_id AS "afterId", total::float AS total, done::float AS done, failed::float AS failed`;

/** The rebuild that is going on or was broken off, or null. Who writes to the index writes to its index, too. */
export const runningRebuild = (sql: Sql): Promise<IndexRebuild | null> =>
  sql.row<IndexRebuild>(`SELECT ${columns} FROM index_rebuilds WHERE status = 'running'`);

/**
 * Begins one; `total` is how many creators there are now, for showing progress. A name comes again when the engine lost its
 * indices: then what was known of the earlier one is over.
 */
export async function beginRebuild(sql: Sql, { id, indexName }: { id: string; indexName: string }): Promise<IndexRebuild> {
  const begun = await sql.row<IndexRebuild>(
    `INSERT INTO index_rebuilds (id, index_name, status, total) SELECT $1, $2, 'running', count(*) FROM creators
     ON CONFLICT (index_name) DO UPDATE SET id = excluded.id, status = excluded.status, after_id = excluded.after_id, total = excluded.total, done = 0, failed = 0,
       failure = NULL, started_at = now(), updated_at = now(), finished_at = NULL
     RETURNING ${columns}`,
    [id, indexName],
  );
  return begun!;
}

export const noteCopied = (sql: Sql, id: string, copied: { afterId: string; done: number; failed: number }): Promise<number> =>
  sql.change(`UPDATE index_rebuilds SET after_id = $2, done = done + $3, failed = failed + $4, updated_at = now() WHERE id = $1 AND status = 'running'`, [
    id, copied.afterId, copied.done, copied.failed,
  ]);

export const endRebuild = (sql: Sql, id: string, status: "finished" | "cancelled" | "failed", failure: string | null): Promise<number> =>
  sql.change(`UPDATE index_rebuilds SET status = $2, failure = $3, updated_at = now(), finished_at = now() WHERE id = $1 AND status = 'running'`, [id, status, failure]);

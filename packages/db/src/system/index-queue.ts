import type { Sql } from "../scoped.ts";

/** A creator whose newest state is not in the index yet. `organizationId` null: a public one. */
export type QueuedCreator = { id: string; organizationId: string | null; version: number; attempts: number };
export type IndexedVersion = { id: string; version: number };
export type FailedIndexing = IndexedVersion & { reason: string };
export type IndexLag = { waiting: number; oldestSeconds: number };

/** The oldest waiting creators. What failed before comes when its wait is over, or at once when it has changed since. */
export async function queuedCreators(sql: Sql, limit: number): Promise<QueuedCreator[]> {
  const rows = await sql.rows<Omit<QueuedCreator, "version"> & { version: string }>(
    `SELECT creator_id AS id, organization_id AS "organizationId", version, attempts FROM creators_to_index
     WHERE attempts = 0 OR queued_at <= clock_timestamp() ORDER BY queued_at LIMIT $1`,
    [limit],
  );
  return rows.map((row) => ({ ...row, version: Number(row.version) }));
}

const written = `SELECT q.creator_id FROM creators_to_index q
  JOIN unnest($1::uuid[], $2::bigint[]) AS w(id, version) ON q.creator_id = w.id AND q.version <= w.version
  ORDER BY q.creator_id FOR UPDATE OF q SKIP LOCKED`;

const idsAndVersions = (rows: readonly IndexedVersion[]) => [rows.map((row) => row.id), rows.map((row) => row.version)];

/**
 * Takes creators off the list whose version the index has. One that a command is changing right now stays: it is about to
 * have a newer version, and nobody waits for anybody. Answers how many were taken off.
 */
export const removeIndexed = (sql: Sql, rows: readonly IndexedVersion[]): Promise<number> =>
  sql.change(`DELETE FROM creators_to_index WHERE creator_id IN (${written})`, idsAndVersions(rows));

/** Notes that these versions could not be written; each attempt waits twice as long as the one before, from 2 seconds. Answers the attempts by creator. */
export async function noteNotIndexed(sql: Sql, rows: readonly IndexedVersion[]): Promise<Map<string, number>> {
  const noted = await sql.rows<{ id: string; attempts: number }>(
    `UPDATE creators_to_index SET attempts = attempts + 1, queued_at = clock_timestamp() + interval '1 second' * power(2, attempts + 1)
     WHERE creator_id IN (${written}) RETURNING creator_id AS id, attempts`,
    idsAndVersions(rows),
  );
  return new Map(noted.map((row) => [row.id, row.attempts]));
}

/**
 * Puts creators on the list under a new version, so that whatever the index has of them is written over; what the catalogue
 * no longer has is taken out of the index. Answers how many were put there.
 */
export async function queueAgain(sql: Sql, ids: readonly string[]): Promise<number> {
  const found = await sql.rows<{ id: string }>(`SELECT id FROM creators WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE`, [ids]);
  const there = found.map((row) => row.id);
  // The trigger gives the new version and puts them on the list.
  await sql.change(`UPDATE creators SET index_version = DEFAULT WHERE id = ANY($1::uuid[])`, [there]);
  const known = new Set(there);
  const gone = ids.filter((id) => !known.has(id)).sort();
  await sql.change(
    `INSERT INTO creators_to_index (creator_id, version) SELECT id, nextval('index_versions') FROM unnest($1::uuid[]) AS id
     ON CONFLICT (creator_id) DO UPDATE SET version = excluded.version, attempts = 0`,
    [gone],
  );
  return ids.length;
}

/** Puts the next `limit` creators after this one on the list, for an index that was found empty. Answers the last of them, or null behind the end. */
export async function queueAfter(sql: Sql, afterId: string, limit: number): Promise<string | null> {
  const last = await sql.row<{ id: string | null }>(
    `WITH next AS (SELECT id, organization_id, index_version FROM creators WHERE id > $1 ORDER BY id LIMIT $2),
       queued AS (
         INSERT INTO creators_to_index (creator_id, organization_id, version) SELECT id, organization_id, index_version FROM next ORDER BY id
         ON CONFLICT (creator_id) DO NOTHING
       )
     SELECT id FROM next ORDER BY id DESC LIMIT 1`,
    [afterId, limit],
  );
  return last?.id ?? null;
}

/** Which of these creators are on the list. */
export async function waitingAmong(sql: Sql, ids: readonly string[]): Promise<string[]> {
  const rows = await sql.rows<{ id: string }>(`SELECT creator_id AS id FROM creators_to_index WHERE creator_id = ANY($1::uuid[])`, [ids]);
  return rows.map((row) => row.id);
}

/** How much waits, and for how long the oldest has (s). */
export async function indexLag(sql: Sql): Promise<IndexLag> {
  const found = await sql.row<IndexLag>(
    `SELECT count(*)::int AS waiting, greatest(coalesce(extract(epoch FROM clock_timestamp() - min(queued_at)), 0), 0)::float AS "oldestSeconds" FROM creators_to_index`,
  );
  return found ?? { waiting: 0, oldestSeconds: 0 };
}

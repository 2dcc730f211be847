import type { Platform } from "@fanfare/contracts/platforms";
import type { Sql } from "../scoped.ts";

/** The living connections of a creator on a platform, the newest first: with each of them posts may be read. */
export async function livingConnections(sql: Sql, creatorId: string, platform: Platform): Promise<string[]> {
  const rows = await sql.rows<{ id: string }>(
    `SELECT id FROM account_connections WHERE creator_id = $1 AND platform = $2 AND status = 'active' ORDER BY connected_at DESC, id`,
    [creatorId, platform],
  );
  return rows.map(({ id }) => id);
}

/** Has a post read as a whole at the next turn, and not sooner than five minutes after the last reading; what is never read stays so. */
export const lookSoon = (sql: Sql, publicationId: string, at: Date): Promise<number> =>
  sql.change(
    `UPDATE sync_targets SET look_due = true, due_at = least(due_at, greatest($2::timestamptz, last_read_at + interval '5 minutes')) WHERE id = $1 AND kind = 'post' AND due_at < 'infinity'`,
    [publicationId, at.toISOString()],
  );

/** A publication as far as readings need it. */
export type WatchedPost = { publicationId: string; organizationId: string; externalId: string; textHash: string | null };

const watchedColumns = `id AS "publicationId", organization_id AS "organizationId", external_id AS "externalId", text_hash AS "textHash"`;

/** Those of some posts that have to stay up now, over all organizations. */
export const postsThatMustStay = (sql: Sql, platform: Platform, externalIds: readonly string[], at: Date): Promise<WatchedPost[]> =>
  sql.rows<WatchedPost>(
    `SELECT ${watchedColumns} FROM publications
     WHERE platform = $1 AND external_id = ANY ($2::text[]) AND status = 'verified' AND must_stay_until > $3`,
    [platform, externalIds, at.toISOString()],
  );

/** Those of some publications that have to stay up now. */
export const watchedPosts = (sql: Sql, publicationIds: readonly string[], at: Date): Promise<WatchedPost[]> =>
  sql.rows<WatchedPost>(`SELECT ${watchedColumns} FROM publications WHERE id = ANY ($1::uuid[]) AND status = 'verified' AND must_stay_until > $2`, [publicationIds, at.toISOString()]);

/** Of publications that were seen there or gone, those of which that is news. */
export async function presenceIsNews(sql: Sql, there: readonly string[], gone: readonly string[], at: Date): Promise<Set<string>> {
  const rows = await sql.rows<{ id: string }>(
    `SELECT id FROM publications WHERE status = 'verified'
       AND (id = ANY ($1::uuid[]) AND gone_at IS NOT NULL OR id = ANY ($2::uuid[]) AND gone_at IS NULL AND must_stay_until > $3)`,
    [there, gone, at.toISOString()],
  );
  return new Set(rows.map(({ id }) => id));
}

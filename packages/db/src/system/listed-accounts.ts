import type { Platform } from "@fanfare/contracts/platforms";
import { accountEvery, mostImportsWatched, publicAccountPlatforms } from "@fanfare/domain/tracking";
import type { Sql } from "../scoped.ts";

/** Number of PostgreSQL's advisory lock, so never change it. */
const onlyOne = 7_246_015;

/** An account that an organization (`lane`) wants to see figures of. `isImport`: for no other reason than that it was imported. */
type Wanted = { id: string; creatorId: string; platform: Platform; externalId: string; lane: string; isImport: boolean; isPlanned: boolean };

/**
 * Brings the accounts of some creators that nobody connected onto the plan of readings, or takes them off, as is right by now: an
 * organization watches a creator who is on one of its lists, in a collaboration that has not ended, or whom it imported. So it may be
 * repeated, and what it follows may come in any order. Connected accounts are left as they are. Answers the ids of accounts that are no
 * longer in the catalogue. Needs the worker's role.
 */
export async function settleListed(sql: Sql, creatorIds: readonly string[], at: Date): Promise<string[]> {
  // Whoever looked first must have written first: otherwise an older answer could take the place of a newer one.
  await sql.rows(`SELECT pg_advisory_xact_lock(${onlyOne})`);
  const wanted = await withinBounds(sql, await wantedOf(sql, creatorIds));
  await plan(sql, wanted, at);
  await sql.change(
    // Whoever reads one right now finds that the claim is not theirs any more.
    `UPDATE sync_targets SET due_at = 'infinity', claim = NULL
     WHERE creator_id = ANY($1::uuid[]) AND kind = 'account' AND connection_id IS NULL AND due_at < 'infinity' AND id <> ALL($2::uuid[])`,
    [creatorIds, wanted.map(({ id }) => id)],
  );
  const gone = await sql.rows<{ id: string }>(
    `DELETE FROM sync_targets t WHERE creator_id = ANY($1::uuid[]) AND kind = 'account' AND connection_id IS NULL
       AND NOT EXISTS (SELECT 1 FROM social_accounts a WHERE a.id = t.id) RETURNING id`,
    [creatorIds],
  );
  return gone.map(({ id }) => id);
}

/** Of several organizations that watch a creator, the one whose turn the account takes already keeps it. */
const wantedOf = (sql: Sql, creatorIds: readonly string[]): Promise<Wanted[]> =>
  sql.rows<Wanted>(
    `SELECT a.id, c.id AS "creatorId", a.platform, coalesce(a.external_id, a.handle_folded) AS "externalId", w.organization_id AS lane, w.is_import AS "isImport",
       coalesce(t.due_at < 'infinity', false) AS "isPlanned"
     FROM creators c JOIN social_accounts a ON a.creator_id = c.id LEFT JOIN sync_targets t ON t.id = a.id
     CROSS JOIN LATERAL (
       SELECT organization_id, bool_and(is_import) AS is_import FROM (
         SELECT organization_id, false FROM creator_list_entries WHERE creator_id = c.id
         UNION ALL SELECT organization_id, false FROM collaborations WHERE creator_id = c.id AND status <> ALL($3::text[])
         UNION ALL SELECT c.organization_id, true WHERE c.organization_id IS NOT NULL
       ) watching(organization_id, is_import)
       GROUP BY organization_id ORDER BY organization_id IS NOT DISTINCT FROM t.lane DESC, organization_id LIMIT 1
     ) w
     WHERE c.id = ANY($1::uuid[]) AND a.platform = ANY($2::text[]) AND t.connection_id IS NULL ORDER BY a.id`,
    [creatorIds, publicAccountPlatforms, over],
  );

/** Collaborations in which nobody works with the creator any more. */
const over = ["completed", "declined", "withdrawn", "expired", "cancelled"];

/** What is watched as an import alone comes onto the plan as long as its organization's turn is not longer than `mostImportsWatched` on that platform. */
async function withinBounds(sql: Sql, wanted: readonly Wanted[]): Promise<Wanted[]> {
  const isNewImport = ({ isImport, isPlanned }: Wanted) => isImport && !isPlanned;
  const within = wanted.filter((one) => !isNewImport(one));
  for (const imports of Map.groupBy(wanted.filter(isNewImport), ({ platform, lane }) => `${platform} ${lane}`).values()) {
    const { platform, lane } = imports[0]!;
    const row = await sql.row<{ watched: number }>(
      `SELECT count(*)::int AS watched FROM (SELECT 1 FROM sync_targets WHERE platform = $1 AND tier = 'listed' AND lane = $2 AND due_at < 'infinity' LIMIT $3) t`,
      [platform, lane, mostImportsWatched],
    );
    within.push(...imports.slice(0, Math.max(0, mostImportsWatched - (row?.watched ?? 0))));
  }
  return within;
}

/** One that comes back is read when it would have been, and at once where its last reading is no use. */
const plan = (sql: Sql, wanted: readonly Wanted[], at: Date): Promise<number> =>
  sql.change(
    `INSERT INTO sync_targets AS t (id, kind, platform, tier, lane, creator_id, external_id, due_at)
     SELECT w.id, 'account', w.platform, 'listed', w.lane, w."creatorId", w."externalId", $2
     FROM jsonb_to_recordset($1::jsonb) AS w(id uuid, platform text, lane uuid, "creatorId" uuid, "externalId" text) ORDER BY w.id
     ON CONFLICT (id) DO UPDATE SET tier = 'listed', lane = excluded.lane, creator_id = excluded.creator_id, external_id = excluded.external_id,
       due_at = CASE WHEN t.due_at < 'infinity' THEN t.due_at WHEN t.stale_reason IS NULL THEN greatest($2, coalesce(t.last_read_at + $3 * interval '1 millisecond', $2)) ELSE $2 END
     WHERE t.connection_id IS NULL`,
    [JSON.stringify(wanted), at.toISOString(), accountEvery.listed],
  );

/** Keeps the platform's own ids of accounts that went by their handle so far: a handle may be changed. */
export async function keepExternalIds(sql: Sql, found: readonly { id: string; externalId: string }[]): Promise<void> {
  if (found.length === 0) return;
  const bind = [found.map(({ id }) => id), found.map(({ externalId }) => externalId)];
  await sql.change(`UPDATE social_accounts a SET external_id = f.external_id FROM unnest($1::uuid[], $2::text[]) AS f(id, external_id) WHERE a.id = f.id AND a.external_id IS NULL`, bind);
  await sql.change(`UPDATE sync_targets t SET external_id = f.external_id FROM unnest($1::uuid[], $2::text[]) AS f(id, external_id) WHERE t.id = f.id`, bind);
}

import type { Figures } from "@fanfare/domain/discovery";
import type { Sql } from "../scoped.ts";

/** Figures of a creator's accounts, computed from the state of that version. */
export type ComputedFigures = { creatorId: string; version: number; accounts: { id: string; figures: Figures }[] };

/**
 * Keeps figures with their accounts. A creator that is being changed, or has changed since it was read, is left alone: its
 * figures would be those of an older state. Answers the new versions of those that were written.
 */
export async function saveFigures(sql: Sql, computed: readonly ComputedFigures[], figuresVersion: number): Promise<Map<string, number>> {
  // Creators before their accounts and in the order of ids, as the applications take them; who has one in hand is not waited for.
  const locked = await sql.rows<{ id: string }>(
    `SELECT c.id FROM creators c JOIN unnest($1::uuid[], $2::bigint[]) AS k(id, version) ON c.id = k.id AND c.index_version = k.version
     ORDER BY c.id FOR UPDATE OF c SKIP LOCKED`,
    [computed.map((row) => row.creatorId), computed.map((row) => row.version)],
  );
  const mine = new Set(locked.map((row) => row.id));
  const rows = computed.filter((row) => mine.has(row.creatorId)).flatMap((row) => row.accounts);
  if (rows.length === 0) return new Map();
  await sql.change(
    `UPDATE social_accounts a SET figures = r.figures, figures_version = $2, figures_at = clock_timestamp()
     FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, figures jsonb) WHERE a.id = r.id`,
    [JSON.stringify(rows), figuresVersion],
  );
  const versions = await sql.rows<{ id: string; version: string }>(`SELECT id, index_version AS version FROM creators WHERE id = ANY($1::uuid[])`, [[...mine]]);
  return new Map(versions.map((row) => [row.id, Number(row.version)]));
}

/** Accounts whose figures were made by older formulas, and their creators, in the order of accounts' ids after `afterId`. */
export const accountsOfOlderFormulas = (sql: Sql, figuresVersion: number, afterId: string, limit: number): Promise<{ id: string; creatorId: string }[]> =>
  sql.rows(`SELECT id, creator_id AS "creatorId" FROM social_accounts WHERE figures_version < $1 AND id > $2 ORDER BY id LIMIT $3`, [figuresVersion, afterId, limit]);

/** How many creators the whole catalogue has. */
export async function countCreators(sql: Sql): Promise<number> {
  return (await sql.row<{ count: number }>(`SELECT count(*)::int AS count FROM creators`))?.count ?? 0;
}

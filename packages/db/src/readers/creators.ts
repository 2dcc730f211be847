import type { CreatorListView, CreatorView, ImportView } from "@fanfare/contracts/creators";
import type { CreatorCard } from "@fanfare/contracts/discovery";
import { canUndo } from "@fanfare/domain/creators";
import { notFound } from "@fanfare/domain/kernel";
import type { Sql } from "../scoped.ts";
import { cardSql } from "./catalogue-search/card.ts";

const moneyOf = (amount: string, currency: string) => `jsonb_build_object('amount', ${amount}::text, 'currency', trim(${currency}))`;
const instant = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** A creator with accounts, rates, the lists they are on and the organization's own history with them. Throws not-found. */
export async function creatorById(sql: Sql, creatorId: string): Promise<CreatorView> {
  const found = await sql.row<{ view: CreatorView }>(
    `SELECT jsonb_build_object('id', c.id, 'displayName', c.display_name, 'bio', c.bio, 'country', c.country, 'languages', c.languages, 'topics', c.topics,
      'email', CASE WHEN c.organization_id IS NOT NULL THEN c.email END, 'source', c.source, 'sourceDetail', c.source_detail,
      'accounts', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'platform', a.platform, 'handle', a.handle, 'url', a.url, 'followers', a.followers,
        'averageViews', a.average_views, 'engagementRate', a.engagement_rate, 'metricsSource', a.metrics_source, 'metricsReadAt', ${instant("a.metrics_read_at")})
        ORDER BY a.followers DESC NULLS LAST), '[]') FROM social_accounts a WHERE a.creator_id = c.id),
      'rates', (SELECT coalesce(jsonb_agg(jsonb_build_object('platform', r.platform, 'format', r.format, 'price', ${moneyOf("r.amount_minor", "r.currency")}) ORDER BY r.platform, r.format), '[]')
        FROM creator_rates r WHERE r.creator_id = c.id),
      'lists', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'name', l.name) ORDER BY l.name), '[]')
        FROM creator_list_entries e JOIN creator_lists l ON l.id = e.list_id WHERE e.creator_id = c.id),
      'history', (SELECT coalesce(jsonb_agg(jsonb_build_object('collaborationId', k.id, 'campaignId', k.campaign_id, 'campaignName', k.campaign_name, 'status', k.status,
        'agreed', CASE WHEN k.agreed_minor IS NOT NULL THEN ${moneyOf("k.agreed_minor", "k.currency")} END, 'updatedAt', ${instant("k.updated_at")}) ORDER BY k.updated_at DESC), '[]')
        FROM collaborations k WHERE k.creator_id = c.id),
      'updatedAt', ${instant("c.updated_at")}, 'version', c.version) AS view
     FROM creators c WHERE c.id = $1`,
    [creatorId],
  );
  if (!found) throw notFound("creator");
  return found.view;
}

export const creatorLists = (sql: Sql): Promise<CreatorListView[]> =>
  sql.rows<CreatorListView>(
    `SELECT l.id, l.name, (SELECT count(*)::int FROM creator_list_entries e WHERE e.list_id = l.id) AS size, ${instant("l.created_at")} AS "createdAt", l.version
     FROM creator_lists l ORDER BY l.created_at DESC`,
  );

/** A list with the cards of its first thousand creators, newest first. Throws not-found. */
export async function creatorListById(sql: Sql, listId: string): Promise<{ list: CreatorListView; creators: CreatorCard[] }> {
  const list = (await creatorLists(sql)).find((candidate) => candidate.id === listId);
  if (!list) throw notFound("list");
  const rows = await sql.rows<{ card: CreatorCard }>(
    `SELECT ${cardSql} AS card
     FROM creator_list_entries e JOIN creators c ON c.id = e.creator_id WHERE e.list_id = $1 ORDER BY e.added_at DESC, c.id LIMIT 1000`,
    [listId],
  );
  return { list, creators: rows.map((row) => row.card) };
}

const importColumns = `id, file_name AS "fileName", encoding, delimiter, status, columns, mapping, defaults, total_rows AS "totalRows", done_rows AS "doneRows",
  created_count AS created, updated_count AS updated, unchanged_count AS unchanged, rejected_count AS rejected, failure, created_at AS "createdAt", finished_at AS "finishedAt", version`;

type ImportRow = Omit<ImportView, "canUndo" | "createdAt" | "finishedAt"> & { createdAt: Date; finishedAt: Date | null };

const importView = (row: ImportRow, now: Date): ImportView => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  finishedAt: row.finishedAt?.toISOString() ?? null,
  canUndo: canUndo(row, now),
});

export async function importById(sql: Sql, importId: string, now: Date): Promise<ImportView> {
  const row = await sql.row<ImportRow>(`SELECT ${importColumns} FROM creator_imports WHERE id = $1`, [importId]);
  if (!row) throw notFound("import");
  return importView(row, now);
}

/** The newest fifty imports. */
export const recentImports = async (sql: Sql, now: Date): Promise<ImportView[]> =>
  (await sql.rows<ImportRow>(`SELECT ${importColumns} FROM creator_imports ORDER BY created_at DESC LIMIT 50`)).map((row) => importView(row, now));

/** Where the file lies, for reading its first rows again. */
export async function importFile(sql: Sql, importId: string): Promise<{ storageKey: string; encoding: string; delimiter: string; columns: string[]; fileName: string }> {
  const row = await sql.row<{ storageKey: string; encoding: string; delimiter: string; columns: string[]; fileName: string }>(
    `SELECT storage_key AS "storageKey", encoding, delimiter, columns, file_name AS "fileName" FROM creator_imports WHERE id = $1`,
    [importId],
  );
  if (!row) throw notFound("import");
  return row;
}

/** One page of rejected rows after `afterRow`, with their cells as they stood in the file. */
export const rejectedRows = (sql: Sql, importId: string, afterRow: number, limit: number): Promise<{ rowNumber: number; reason: string; cells: string[] }[]> =>
  sql.rows(`SELECT row_number AS "rowNumber", reason, raw AS cells FROM creator_import_rejections WHERE import_id = $1 AND row_number > $2 ORDER BY row_number LIMIT $3`, [importId, afterRow, limit]);

import type { BulkView } from "@fanfare/contracts/discovery";
import { notFound } from "@fanfare/domain/kernel";
import type { Sql } from "../scoped.ts";

type Row = Omit<BulkView, "createdAt" | "finishedAt"> & { createdAt: Date; finishedAt: Date | null };

const columns = `id, action, status, total, done, changed, skipped, failure, storage_key IS NOT NULL AS "hasFile", created_at AS "createdAt", finished_at AS "finishedAt"`;

const view = (row: Row): BulkView => ({ ...row, createdAt: row.createdAt.toISOString(), finishedAt: row.finishedAt?.toISOString() ?? null });

/** What is going on, and the newest of what has ended: twenty in all. */
export const recentBulkActions = async (sql: Sql): Promise<BulkView[]> =>
  (await sql.rows<Row>(`SELECT ${columns} FROM bulk_actions ORDER BY status = 'running' DESC, created_at DESC LIMIT 20`)).map(view);

/** Throws `not-found`. */
export async function bulkActionById(sql: Sql, bulkId: string): Promise<BulkView> {
  const row = await sql.row<Row>(`SELECT ${columns} FROM bulk_actions WHERE id = $1`, [bulkId]);
  if (!row) throw notFound("bulk-action");
  return view(row);
}

/** Where an export's file lies, and when it was asked for. Throws `not-found` while there is none. */
export async function exportedFile(sql: Sql, bulkId: string): Promise<{ storageKey: string; createdAt: Date }> {
  const row = await sql.row<{ storageKey: string | null; createdAt: Date }>(`SELECT storage_key AS "storageKey", created_at AS "createdAt" FROM bulk_actions WHERE id = $1`, [bulkId]);
  if (!row?.storageKey) throw notFound("export");
  return { storageKey: row.storageKey, createdAt: row.createdAt };
}

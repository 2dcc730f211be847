import type { Sql } from "../scoped.ts";

export type ExportFile = { id: string; storageKey: string };

/** Files of exports that ended before `before`, the oldest first. */
export const exportFilesBefore = (sql: Sql, before: Date, limit: number): Promise<ExportFile[]> =>
  sql.rows<ExportFile>(`SELECT id, storage_key AS "storageKey" FROM bulk_actions WHERE storage_key IS NOT NULL AND finished_at < $1 ORDER BY finished_at LIMIT $2`, [before, limit]);

/** Notes that these exports have no file any more. */
export const forgetExportFiles = (sql: Sql, ids: readonly string[]): Promise<number> => sql.change(`UPDATE bulk_actions SET storage_key = NULL WHERE id = ANY($1::uuid[])`, [ids]);

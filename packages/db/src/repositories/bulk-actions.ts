import type { BulkTarget, BulkView } from "@fanfare/contracts/discovery";
import type { BulkAction, BulkRepositories } from "@fanfare/domain/discovery";
import { notFound } from "@fanfare/domain/kernel";
import type { Sql } from "../scoped.ts";
import { savedOnce } from "../versioned.ts";

type Row = Omit<BulkAction, "filter" | "action"> & { action: BulkView["action"]; filter: Extract<BulkTarget, { filter: object }> | null };

const columns = `id, organization_id AS "organizationId", action, nullif(target, 'null'::jsonb) AS filter, target_ids AS "targetIds", status, total, done, changed, skipped,
  failure, storage_key AS "storageKey", created_by AS "createdBy", created_at AS "createdAt", finished_at AS "finishedAt", version`;

export function bulkActionsIn(sql: Sql): BulkRepositories["bulkActions"] {
  return {
    async add(bulk) {
      await sql.change(
        `INSERT INTO bulk_actions (id, organization_id, action, target, target_ids, status, total, created_by, version, created_at)
         VALUES ($1, $2, $3::jsonb, $4::jsonb, $5::uuid[], $6, $7, $8, $9, $10)`,
        [bulk.id, bulk.organizationId, JSON.stringify(bulk.action), JSON.stringify(bulk.filter), bulk.targetIds, bulk.status, bulk.total, bulk.createdBy, bulk.version, bulk.createdAt.toISOString()],
      );
    },
    async get(id) {
      const row = await sql.row<Row>(`SELECT ${columns} FROM bulk_actions WHERE id = $1 FOR UPDATE`, [id]);
      if (!row) throw notFound("bulk-action");
      return row;
    },
    async save(bulk) {
      // The ids are settled once and are many, so they are written once.
      const touched = await sql.change(
        `UPDATE bulk_actions SET target_ids = coalesce(target_ids, $3::uuid[]), status = $4, total = $5, done = $6, changed = $7, skipped = $8, failure = $9, storage_key = $10,
           finished_at = $11, version = version + 1 WHERE id = $1 AND version = $2`,
        [bulk.id, bulk.version, bulk.done === 0 ? bulk.targetIds : null, bulk.status, bulk.total, bulk.done, bulk.changed, bulk.skipped, bulk.failure, bulk.storageKey, bulk.finishedAt?.toISOString() ?? null],
      );
      savedOnce("bulk-action", touched);
    },
    async countRunning() {
      const row = await sql.row<{ count: number }>(`SELECT count(*)::int AS count FROM bulk_actions WHERE status = 'running'`);
      return row?.count ?? 0;
    },
  };
}

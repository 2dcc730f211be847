import type { CreatorsRepositories } from "@fanfare/domain/creators";
import { notFound, ruleBroken } from "@fanfare/domain/kernel";
import type { ImportDefaults, ImportMapping } from "@fanfare/contracts/creators";
import { creatorImportModel, creatorListModel, type CreatorImportRow } from "../models/creators.ts";
import { brokenConstraint, type Sql } from "../scoped.ts";
import { savedOnce } from "../versioned.ts";

type Import = Awaited<ReturnType<CreatorsRepositories["creatorImports"]["get"]>>;

export function creatorImportsIn(sql: Sql): CreatorsRepositories["creatorImports"] {
  const { transaction } = sql;
  const model = creatorImportModel(sql.sequelize);
  return {
    async add(file) {
      await model.create(toRow(file), { transaction, returning: false });
    },
    async get(id) {
      const row = await model.findOne({ where: { id }, transaction, lock: transaction.LOCK.UPDATE });
      if (!row) throw notFound("import");
      return fromRow(row.get({ plain: true }));
    },
    async save(file) {
      const [touched] = await model.update({ ...toRow(file), version: file.version + 1 }, { where: { id: file.id, version: file.version }, transaction });
      savedOnce("import", touched);
    },
    async addRejections(file, rows) {
      if (rows.length === 0) return;
      await sql.change(
        `INSERT INTO creator_import_rejections (import_id, organization_id, row_number, reason, raw)
         SELECT $1, $2, r.row_number, r.reason, r.raw FROM jsonb_to_recordset($3::jsonb) AS r(row_number int, reason text, raw jsonb)`,
        // PostgreSQL's jsonb takes no NUL, which hostile files may hold.
        [file.id, file.organizationId, JSON.stringify(rows.map((row) => ({ row_number: row.rowNumber, reason: row.reason, raw: row.cells }))).replaceAll("\\u0000", "\\ufffd")],
      );
    },
  };
}

function toRow(file: Import): CreatorImportRow {
  const { counts, ...rest } = file;
  return { ...rest, createdCount: counts.created, updatedCount: counts.updated, unchangedCount: counts.unchanged, rejectedCount: counts.rejected };
}

function fromRow({ createdCount, updatedCount, unchangedCount, rejectedCount, mapping, defaults, ...rest }: CreatorImportRow): Import {
  return {
    ...rest,
    mapping: mapping as ImportMapping,
    defaults: defaults as ImportDefaults,
    counts: { created: createdCount, updated: updatedCount, unchanged: unchangedCount, rejected: rejectedCount },
  };
}

export function creatorListsIn(sql: Sql): CreatorsRepositories["creatorLists"] {
  const { transaction } = sql;
  const model = creatorListModel(sql.sequelize);
  return {
    async add(list) {
      await model.create(list, { transaction, returning: false }).catch(nameTaken);
    },
    async get(id) {
      const row = await model.findOne({ where: { id }, transaction });
      if (!row) throw notFound("list");
      return row.get({ plain: true });
    },
    async save(list) {
      const [touched] = await model.update({ name: list.name, version: list.version + 1 }, { where: { id: list.id, version: list.version }, transaction }).catch(nameTaken);
      savedOnce("list", touched);
    },
    async remove(id) {
      const members = await sql.rows<{ creatorId: string }>(`DELETE FROM creator_list_entries WHERE list_id = $1 RETURNING creator_id AS "creatorId"`, [id]);
      await model.destroy({ where: { id }, transaction });
      return members.map(({ creatorId }) => creatorId);
    },
    addMembers: (list, creatorIds, addedBy, at) =>
      sql.change(
        `INSERT INTO creator_list_entries (list_id, organization_id, creator_id, added_by, added_at)
         SELECT $1, $2, c.id, $4, $5 FROM creators c WHERE c.id = ANY($3::uuid[]) ON CONFLICT DO NOTHING`,
        [list.id, list.organizationId, creatorIds, addedBy, at.toISOString()],
      ),
    removeMembers: (list, creatorIds) => sql.change(`DELETE FROM creator_list_entries WHERE list_id = $1 AND creator_id = ANY($2::uuid[])`, [list.id, creatorIds]),
  };
}

function nameTaken(error: unknown): never {
  if (brokenConstraint(error) === "creator_lists_organization_id_name_key") throw ruleBroken("creators.list-name-taken", "There is a list of this name already. Choose another name.");
  throw error;
}

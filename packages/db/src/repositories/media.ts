import { Probe } from "@fanfare/contracts/media";
import { notFound } from "@fanfare/domain/kernel";
import type { Asset, MediaRepositories } from "@fanfare/domain/media";
import { assetModel, type AssetRow } from "../models/media.ts";
import type { Sql } from "../scoped.ts";
import { savedOnce } from "../versioned.ts";

export function assetsIn(sql: Sql): MediaRepositories["assets"] {
  const { transaction } = sql;
  const model = assetModel(sql.sequelize);
  const find = async (id: string): Promise<Asset | null> => {
    const row = await model.findOne({ where: { id }, transaction });
    return row ? fromRow(row.get({ plain: true })) : null;
  };
  return {
    find,
    async get(id) {
      const asset = await find(id);
      if (!asset) throw notFound("asset");
      return asset;
    },
    async add(asset) {
      await model.create({ ...asset, uploadedBytes: 0 }, { transaction, returning: false });
    },
    async save(asset) {
      const [touched] = await model.update({ ...asset, version: asset.version + 1 }, { where: { id: asset.id, version: asset.version }, transaction });
      savedOnce("asset", touched);
    },
    async remove(asset) {
      savedOnce("asset", await model.destroy({ where: { id: asset.id, version: asset.version }, transaction }));
    },
    noteProgress: async (id, percent) =>
      (await sql.change(`UPDATE assets SET progress = $2, updated_at = now() WHERE id = $1 AND status = 'processing'`, [id, percent])) === 1,
    async usedBytes({ organizationId, creatorId }, now) {
      const row = await sql.row<{ bytes: string }>(
        `SELECT coalesce(sum(byte_size), 0) AS bytes FROM assets
         WHERE status <> 'rejected' AND (status <> 'uploading' OR created_at > $3::timestamptz - interval '1 day')
           AND CASE WHEN $2::uuid IS NULL THEN creator_id IS NULL AND organization_id = $1::uuid ELSE creator_id = $2::uuid END`,
        [organizationId, creatorId, now.toISOString()],
      );
      return Number(row?.bytes ?? 0);
    },
  };
}

function fromRow({ uploadedBytes: _, byteSize, probe, ...row }: AssetRow): Asset {
  return { ...row, byteSize: Number(byteSize), probe: probe === null ? null : Probe.parse(probe) };
}

import { DomainError, notFound } from "@fanfare/domain/kernel";
import type { Publication, TrackingRepositories } from "@fanfare/domain/tracking";
import { publicationModel, type PublicationRow } from "../models/tracking.ts";
import { rollUpPosts } from "../roll-ups.ts";
import { brokenConstraint, type Sql } from "../scoped.ts";
import { savedOnce } from "../versioned.ts";

export function publicationsIn(sql: Sql): TrackingRepositories["publications"] {
  const { transaction } = sql;
  const model = publicationModel(sql.sequelize);
  return {
    async get(id) {
      const row = await model.findOne({ where: { id }, transaction });
      if (!row) throw notFound("publication");
      return row.get({ plain: true });
    },
    async ofDeliverable(deliverableId) {
      const row = await model.findOne({ where: { deliverableId }, transaction });
      return row?.get({ plain: true }) ?? null;
    },
    async isNamed({ platform, externalId }, exceptDeliverableId) {
      const bind = [platform, externalId, exceptDeliverableId];
      return (await sql.row(`SELECT 1 AS one FROM publications WHERE platform = $1 AND external_id = $2 AND deliverable_id IS DISTINCT FROM $3::uuid LIMIT 1`, bind)) !== null;
    },
    async verifiedIn(campaignId) {
      const known = await sql.row(`SELECT 1 AS one FROM campaigns WHERE id = $1`, [campaignId]);
      if (!known) throw notFound("campaign");
      const rows = await model.findAll({ where: { campaignId, status: "verified" }, transaction });
      const readings = await sql.rows<{ id: string; at: Date }>(
        `SELECT d.publication_id AS id, max(d.taken_at) AS at FROM metric_days d JOIN campaigns c ON c.organization_id = d.organization_id AND c.id = d.campaign_id WHERE c.id = $1 GROUP BY 1`,
        [campaignId],
      );
      const lastOf = new Map(readings.map(({ id, at }) => [id, at]));
      return rows.map((row) => row.get({ plain: true })).map((publication) => ({ publication, lastReadAt: lastOf.get(publication.id) ?? null }));
    },
    async add(publication) {
      await tellTakenPost(() => model.create(toRow(publication), { transaction, returning: false }));
    },
    async save(publication) {
      const { id, version } = publication;
      const [touched] = await tellTakenPost(() => model.update({ ...toRow(publication), version: version + 1 }, { where: { id, version }, transaction }));
      savedOnce("publication", touched);
    },
  };
}

const toRow = (publication: Publication): PublicationRow => ({ ...publication });

/** Other creators' posts are out of sight, so only the database can say that one of them reported it. */
async function tellTakenPost<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (brokenConstraint(error) !== "publications_organization_id_platform_external_id_key") throw error;
    const message = "This post was reported already, for another deliverable. Each deliverable needs a post of its own.";
    throw new DomainError("conflict", "tracking.already-reported", message, { fields: { url: message }, cause: error });
  }
}

export function metricSnapshotsIn(sql: Sql): TrackingRepositories["metricSnapshots"] {
  return {
    async add(snapshot) {
      await sql.change(
        `WITH added AS (
           INSERT INTO metric_snapshots (id, organization_id, creator_id, campaign_id, publication_id, taken_at, source, views, likes, comments, shares, raw_key)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (publication_id, taken_at) DO NOTHING
           RETURNING organization_id, creator_id, campaign_id, publication_id, taken_at, views, likes, comments, shares
         ) ${rollUpPosts("added")}`,
        [snapshot.id, snapshot.organizationId, snapshot.creatorId, snapshot.campaignId, snapshot.publicationId, snapshot.takenAt.toISOString(), snapshot.source,
          snapshot.views, snapshot.likes, snapshot.comments, snapshot.shares, snapshot.rawKey],
      );
    },
  };
}

type FactsRow = { agreedAt: Date | null; startsOn: string | null; endsOn: string | null; country: string | null; accounts: { handle: string; externalId: string | null }[] };

export function publicationFactsIn(sql: Sql): TrackingRepositories["publicationFacts"] {
  return {
    async of({ collaborationId, creatorId, platform }) {
      const row = await sql.row<FactsRow>(
        `SELECT k.agreed_at AS "agreedAt", c.starts_on::text AS "startsOn", c.ends_on::text AS "endsOn", (SELECT country FROM creators WHERE id = $2) AS country,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('handle', a.handle_folded, 'externalId', a.external_id) ORDER BY a.id), '[]')
            FROM social_accounts a WHERE a.creator_id = $2 AND a.platform = $3) AS accounts
         FROM collaborations k JOIN campaigns c ON c.id = k.campaign_id WHERE k.id = $1`,
        [collaborationId, creatorId, platform],
      );
      if (!row) throw notFound("collaboration");
      return row;
    },
  };
}

import { notFound } from "@fanfare/domain/kernel";
import type { FoundPost, TrackingRepositories } from "@fanfare/domain/tracking";
import type { Sql } from "../scoped.ts";

const columns = `id, organization_id AS "organizationId", creator_id AS "creatorId", campaign_id AS "campaignId", deliverable_id AS "deliverableId", platform,
  external_id AS "externalId", url, title, published_at AS "publishedAt", checks, status, found_at AS "foundAt"`;

export function foundPostsIn(sql: Sql): TrackingRepositories["foundPosts"] {
  return {
    async get(id) {
      const row = await sql.row<FoundPost>(`SELECT ${columns} FROM found_posts WHERE id = $1`, [id]);
      if (!row) throw notFound("found-post");
      return row;
    },
    ofDeliverable: (deliverableId) => sql.rows<FoundPost>(`SELECT ${columns} FROM found_posts WHERE deliverable_id = $1 ORDER BY found_at DESC, id`, [deliverableId]),
    async add(post) {
      const { id, organizationId, creatorId, campaignId, deliverableId, platform, externalId, url, title, publishedAt, checks, status, foundAt } = post;
      const added = await sql.change(
        `INSERT INTO found_posts (id, organization_id, creator_id, campaign_id, deliverable_id, platform, external_id, url, title, published_at, checks, status, found_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb, $12, $13) ON CONFLICT DO NOTHING RETURNING id`,
        [id, organizationId, creatorId, campaignId, deliverableId, platform, externalId, url, title, publishedAt.toISOString(), JSON.stringify(checks), status, foundAt.toISOString()],
      );
      return added === 1;
    },
    async save({ id, status }) {
      await sql.change(`UPDATE found_posts SET status = $2 WHERE id = $1`, [id, status]);
    },
    async dismissOthers({ id, creatorId, platform, externalId }) {
      await sql.change(`UPDATE found_posts SET status = 'dismissed' WHERE creator_id = $2 AND platform = $3 AND external_id = $4 AND id <> $1 AND status = 'suggested'`, [id, creatorId, platform, externalId]);
    },
  };
}

export function openWorkIn(sql: Sql): TrackingRepositories["openWork"] {
  return {
    of: (creatorId, platform) =>
      sql.rows(
        `SELECT d.id AS "deliverableId", d.organization_id AS "organizationId" FROM deliverables d
         LEFT JOIN publications p ON p.deliverable_id = d.id
         WHERE d.creator_id = $1 AND d.requirement ->> 'platform' = $2 AND d.status IN ('approved', 'published') AND (p.id IS NULL OR p.status = 'sent-back')
         ORDER BY d.organization_id, d.collaboration_id, d.position`,
        [creatorId, platform],
      ),
  };
}

export function accountConsentsIn(sql: Sql): TrackingRepositories["accountConsents"] {
  return {
    isLiving: async (creatorId, platform) =>
      (await sql.row(`SELECT 1 AS one FROM account_connections WHERE creator_id = $1 AND platform = $2 AND status = 'active' LIMIT 1`, [creatorId, platform])) !== null,
  };
}

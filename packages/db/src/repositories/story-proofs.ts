import { notFound } from "@fanfare/domain/kernel";
import type { StoryProof, TrackingRepositories } from "@fanfare/domain/tracking";
import type { Sql } from "../scoped.ts";
import { savedOnce } from "../versioned.ts";

const columns = `id, organization_id AS "organizationId", creator_id AS "creatorId", campaign_id AS "campaignId", deliverable_id AS "deliverableId", asset_ids AS "assetIds",
  published_at AS "publishedAt", views::float8, likes::float8, comments::float8, shares::float8, status, reason, submitted_at AS "submittedAt", decided_at AS "decidedAt",
  decided_by AS "decidedBy", version`;

export function storyProofsIn(sql: Sql): TrackingRepositories["storyProofs"] {
  return {
    async get(id) {
      const row = await sql.row<StoryProof>(`SELECT ${columns} FROM story_proofs WHERE id = $1`, [id]);
      if (!row) throw notFound("story-proof");
      return row;
    },
    latestOf: (deliverableId) => sql.row<StoryProof>(`SELECT ${columns} FROM story_proofs WHERE deliverable_id = $1 ORDER BY submitted_at DESC, id DESC LIMIT 1`, [deliverableId]),
    async add(proof) {
      const { id, organizationId, creatorId, campaignId, deliverableId, assetIds, publishedAt, views, likes, comments, shares, status, submittedAt } = proof;
      await sql.change(
        `INSERT INTO story_proofs (id, organization_id, creator_id, campaign_id, deliverable_id, asset_ids, published_at, views, likes, comments, shares, status, submitted_at)
         VALUES ($1, $2, $3, $4, $5, $6::uuid[], $7, $8, $9, $10, $11, $12, $13)`,
        [id, organizationId, creatorId, campaignId, deliverableId, assetIds, publishedAt.toISOString(), views, likes, comments, shares, status, submittedAt.toISOString()],
      );
    },
    async save({ id, version, status, reason, decidedAt, decidedBy }) {
      const touched = await sql.change(
        `UPDATE story_proofs SET status = $3, reason = $4, decided_at = $5, decided_by = $6, version = version + 1 WHERE id = $1 AND version = $2`,
        [id, version, status, reason, decidedAt?.toISOString() ?? null, decidedBy],
      );
      savedOnce("story-proof", touched);
    },
  };
}

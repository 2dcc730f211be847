import type { TrackingRepositories } from "@fanfare/domain/tracking";
import type { Sql } from "../scoped.ts";

export function publicationObservationsIn(sql: Sql): TrackingRepositories["publicationObservations"] {
  return {
    async add(observation) {
      const { id, organizationId, creatorId, campaignId, publicationId, kind, checks, textHash, text, rawKey, observedAt } = observation;
      await sql.change(
        `INSERT INTO publication_observations (id, organization_id, creator_id, campaign_id, publication_id, kind, checks, text_hash, text, raw_key, observed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9, $10, $11) ON CONFLICT (id) DO NOTHING`,
        [id, organizationId, creatorId, campaignId, publicationId, kind, JSON.stringify(checks), textHash, text, rawKey, observedAt.toISOString()],
      );
    },
    lastRead: (publicationId) =>
      sql.row<{ textHash: string; isTextKept: boolean }>(
        `SELECT text_hash AS "textHash", EXISTS (SELECT 1 FROM publication_observations WHERE publication_id = $1 AND text IS NOT NULL) AS "isTextKept"
         FROM publication_observations WHERE publication_id = $1 AND text_hash IS NOT NULL ORDER BY observed_at DESC LIMIT 1`,
        [publicationId],
      ),
  };
}

import type { Platform } from "@fanfare/contracts/platforms";
import type { DeliveryMessage } from "@fanfare/contracts/webhooks";
import type { StoryNumbers } from "@fanfare/domain/tracking";
import type { Sql } from "../scoped.ts";
import type { DeliveryKey } from "../webhook-deliveries.ts";

/** The living connections of a creator on a platform, the newest first: with each of them posts may be read. */
export async function livingConnections(sql: Sql, creatorId: string, platform: Platform): Promise<string[]> {
  const rows = await sql.rows<{ id: string }>(
    `SELECT id FROM account_connections WHERE creator_id = $1 AND platform = $2 AND status = 'active' ORDER BY connected_at DESC, id`,
    [creatorId, platform],
  );
  return rows.map(({ id }) => id);
}

/** A publication as far as readings need it. */
export type WatchedPost = { publicationId: string; organizationId: string; externalId: string; textHash: string | null };

const watchedColumns = `id AS "publicationId", organization_id AS "organizationId", external_id AS "externalId", text_hash AS "textHash"`;

/** Those of some posts that have to stay up now, over all organizations. */
export const postsThatMustStay = (sql: Sql, platform: Platform, externalIds: readonly string[], at: Date): Promise<WatchedPost[]> =>
  sql.rows<WatchedPost>(
    `SELECT ${watchedColumns} FROM publications
     WHERE platform = $1 AND external_id = ANY ($2::text[]) AND status = 'verified' AND must_stay_until > $3`,
    [platform, externalIds, at.toISOString()],
  );

/** Those of some publications that have to stay up now. */
export const watchedPosts = (sql: Sql, publicationIds: readonly string[], at: Date): Promise<WatchedPost[]> =>
  sql.rows<WatchedPost>(`SELECT ${watchedColumns} FROM publications WHERE id = ANY ($1::uuid[]) AND status = 'verified' AND must_stay_until > $2`, [publicationIds, at.toISOString()]);

/** Of publications that were seen there or gone, those of which that is news. */
export async function presenceIsNews(sql: Sql, there: readonly string[], gone: readonly string[], at: Date): Promise<Set<string>> {
  const rows = await sql.rows<{ id: string }>(
    `SELECT id FROM publications WHERE status = 'verified'
       AND (id = ANY ($1::uuid[]) AND gone_at IS NOT NULL OR id = ANY ($2::uuid[]) AND gone_at IS NULL AND must_stay_until > $3)`,
    [there, gone, at.toISOString()],
  );
  return new Set(rows.map(({ id }) => id));
}

/** What a platform told in a delivery, whether somebody acted on it or not; null when it is forgotten. */
export const deliveryOf = (sql: Sql, { platform, deliveryId }: DeliveryKey): Promise<{ message: DeliveryMessage; receivedAt: Date } | null> =>
  sql.row(`SELECT message, received_at AS "receivedAt" FROM webhook_deliveries WHERE platform = $1 AND delivery_id = $2`, [platform, deliveryId]);

/** A publication whose post ended, with what it is for and its figures as they were told last; null where they never were. */
export type EndedPost = { publicationId: string; organizationId: string; creatorId: string; campaignId: string; collaborationId: string; deliverableId: string; known: StoryNumbers | null };

/** The verified publications of an account's post, over all organizations. Held until the transaction ends, so that the figures they know are the last. */
export const endedPosts = (sql: Sql, platform: Platform, accountId: string, postId: string): Promise<EndedPost[]> =>
  sql.rows<EndedPost>(
    `SELECT p.id AS "publicationId", p.organization_id AS "organizationId", p.creator_id AS "creatorId", p.campaign_id AS "campaignId", p.collaboration_id AS "collaborationId",
       p.deliverable_id AS "deliverableId",
       (SELECT jsonb_build_object('views', s.views, 'likes', s.likes, 'comments', s.comments, 'shares', s.shares) FROM metric_snapshots s WHERE s.publication_id = p.id ORDER BY s.taken_at DESC LIMIT 1) AS known
     FROM sync_targets t JOIN publications p ON p.id = t.id
     WHERE t.platform = $1 AND t.external_id = $3 AND t.kind = 'post' AND p.status = 'verified' AND p.post ->> 'accountExternalId' = $2 ORDER BY p.id FOR UPDATE OF t`,
    [platform, accountId, postId],
  );

import { askedLane, publicLane, type SyncTargets } from "@fanfare/domain/tracking";
import type { Sql } from "../scoped.ts";

/** The plan of readings as far as the scope reaches: a creator's accounts and posts, or an organization's posts. */
export function syncTargetsIn(sql: Sql): SyncTargets {
  return {
    async watchAccount({ socialAccountId, creatorId, connectionId, platform, externalId, at }) {
      await sql.change(
        `INSERT INTO sync_targets AS t (id, kind, platform, tier, lane, creator_id, connection_id, external_id, due_at)
         VALUES ($1, 'account', $2, 'daily', $3, $4, $5, $6, $7)
         ON CONFLICT (id) DO UPDATE SET tier = 'daily', lane = excluded.lane, creator_id = excluded.creator_id, connection_id = excluded.connection_id, external_id = excluded.external_id,
           due_at = least(t.due_at, excluded.due_at), claim = NULL, failures = 0, stale_since = NULL, stale_reason = NULL, content_hash = NULL`,
        [socialAccountId, platform, askedLane, creatorId, connectionId, externalId, at.toISOString()],
      );
      // Posts that nobody could read before, those that were put aside for that included. Whoever is about to put one aside finds that the claim is not theirs any more.
      await sql.change(
        `UPDATE sync_targets SET due_at = least(due_at, $3), claim = NULL, failures = 0
         WHERE creator_id = $1 AND platform = $2 AND kind = 'post' AND connection_id IS NULL AND (due_at < 'infinity' OR stale_reason = 'not-connected')`,
        [creatorId, platform, at.toISOString()],
      );
    },
    async watchPost({ publicationId, organizationId, creatorId, platform, externalId, since, dueAt }) {
      await sql.change(
        `INSERT INTO sync_targets (id, kind, platform, tier, lane, organization_id, creator_id, external_id, due_at, hot_since)
         VALUES ($1, 'post', $2, 'hot', $3, $3, $4, $5, coalesce($6::timestamptz, 'infinity'), $7)
         ON CONFLICT (id) DO UPDATE SET external_id = excluded.external_id, due_at = excluded.due_at, hot_since = excluded.hot_since, claim = NULL`,
        [publicationId, platform, organizationId, creatorId, externalId, dueAt?.toISOString() ?? null, since.toISOString()],
      );
    },
    async release(connectionId) {
      // Whoever reads right now finds that the claim is not theirs any more.
      await sql.change(
        `UPDATE sync_targets SET connection_id = NULL, claim = NULL, tier = CASE WHEN kind = 'account' THEN 'listed' ELSE tier END, lane = CASE WHEN kind = 'account' THEN $2::uuid ELSE lane END,
           due_at = CASE WHEN kind = 'account' THEN 'infinity' ELSE due_at END,
           stale_since = coalesce(stale_since, now()), stale_reason = 'consent-lapsed'
         WHERE connection_id = $1`,
        [connectionId, publicLane],
      );
    },
    async makeDue(id, at) {
      await sql.change(
        `UPDATE sync_targets SET due_at = least(due_at, $2), lane = CASE WHEN kind = 'account' AND tier = 'daily' THEN $3::uuid ELSE lane END WHERE id = $1`,
        [id, at.toISOString(), askedLane],
      );
    },
  };
}

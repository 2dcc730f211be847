import type { StaleReason } from "@fanfare/contracts/connections";
import type { Platform } from "@fanfare/contracts/platforms";
import type { SyncTier } from "@fanfare/contracts/sync";
import { leastBetweenLooks, needsConsent, type ClaimedTarget, type Turn } from "@fanfare/domain/tracking";
import type { Sql } from "../scoped.ts";

/** Something is due in a lane since then. */
export type DueLane = { platform: Platform; tier: SyncTier; lane: string; dueAt: Date };

/**
 * All lanes in which something is due, with the oldest of each. Goes from lane to lane through the index, so that it reads
 * one row a lane, however much waits in it.
 */
export const dueLanes = (sql: Sql, now: Date): Promise<DueLane[]> =>
  sql.rows<DueLane>(
    `WITH RECURSIVE heads AS (
       (SELECT platform, tier, lane, due_at FROM sync_targets ORDER BY platform, tier, lane, due_at LIMIT 1)
       UNION ALL
       SELECT n.platform, n.tier, n.lane, n.due_at FROM heads h CROSS JOIN LATERAL (
         SELECT platform, tier, lane, due_at FROM sync_targets t WHERE (t.platform, t.tier, t.lane) > (h.platform, h.tier, h.lane) ORDER BY platform, tier, lane, due_at LIMIT 1
       ) n
     )
     SELECT platform, tier, lane, due_at AS "dueAt" FROM heads WHERE due_at <= $1`,
    [now.toISOString()],
  );

/** What was claimed, with all that batches are made of. `isWhole`: a post that has to stay up, and that nobody read as a whole for a day, or of which the platform told that it changed. */
export type Claimed = { id: string; kind: "account" | "post"; connectionId: string | null; isWhole: boolean };
type Claim = { platform: Platform; tier: SyncTier; turn: Turn; claim: string; now: Date; leaseUntil: Date };

/**
 * Claims what is due longest in each lane of a turn: it is due again when the lease ends, unless it is finished before. Reads
 * no more rows than it claims. A post that only its owner may read is given the consent of the account that it is on, where there is one.
 */
export const claimDue = (sql: Sql, { platform, tier, turn, claim, now, leaseUntil }: Claim): Promise<Claimed[]> =>
  sql.rows<Claimed>(
    `WITH due AS MATERIALIZED (
       SELECT d.id FROM unnest($3::uuid[]) AS l(lane) CROSS JOIN LATERAL (
         SELECT id FROM sync_targets WHERE platform = $1 AND tier = $2 AND lane = l.lane AND due_at <= $5 ORDER BY due_at LIMIT $4 FOR UPDATE SKIP LOCKED
       ) d
     )
     UPDATE sync_targets t SET due_at = $6, claim = $7, connection_id = ${needsConsent(platform) ? `CASE WHEN t.kind = 'post' AND t.connection_id IS NULL THEN ${ownersConsent} ELSE t.connection_id END` : "t.connection_id"}
     -- As an array, so that rows are found by their key however few there are: a join might read them all.
     WHERE t.id = ANY (ARRAY(SELECT id FROM due)) RETURNING t.id, t.kind, t.connection_id AS "connectionId", ${isWhole} AS "isWhole"`,
    [platform, tier, turn.lanes, turn.each, now.toISOString(), leaseUntil.toISOString(), claim, new Date(now.getTime() - leastBetweenLooks).toISOString()],
  );

// Another account of the creator's would not show it, and that would look as if it were gone.
const livingConsents = `FROM account_connections c JOIN publications p ON p.id = t.id
  WHERE c.creator_id = t.creator_id AND c.platform = t.platform AND c.status = 'active' AND c.external_id = coalesce(p.post ->> 'accountExternalId', c.external_id)`;
const ownersConsent = `(SELECT c.id ${livingConsents} ORDER BY c.connected_at DESC, c.id LIMIT 1)`;

const isWhole = `(t.kind = 'post' AND EXISTS (SELECT 1 FROM publications p WHERE p.id = t.id AND p.status = 'verified' AND p.must_stay_until > $5
  AND (t.look_due OR p.looked_at IS NULL OR p.looked_at <= $8)))`;

/** A post that was put aside, with what it is for; `isNews` unless it, or another of the same collaboration, was before. */
export type ParkedPost = { id: string; organizationId: string; creatorId: string; campaignId: string; collaborationId: string; deliverableId: string; isNews: boolean };

/**
 * Puts claimed posts aside that only the consent of their account would show: they are never due until one comes
 * (`SyncTargets.watchAccount`), and say since when and why. One whose consent came just now is left as it is.
 */
export const parkPosts = (sql: Sql, claim: string, ids: readonly string[], at: Date): Promise<ParkedPost[]> =>
  sql.rows<ParkedPost>(
    `WITH before AS (SELECT id, stale_reason FROM sync_targets WHERE id = ANY($2::uuid[]))
     UPDATE sync_targets t SET claim = NULL, due_at = 'infinity', failures = 0, stale_reason = 'not-connected',
       stale_since = CASE WHEN t.stale_reason = 'not-connected' THEN t.stale_since ELSE $3::timestamptz END
     FROM publications p, before b
     WHERE t.id = ANY($2::uuid[]) AND t.claim = $1 AND p.id = t.id AND b.id = t.id AND NOT EXISTS (SELECT 1 ${livingConsents})
     RETURNING t.id, p.organization_id AS "organizationId", p.creator_id AS "creatorId", p.campaign_id AS "campaignId", p.collaboration_id AS "collaborationId", p.deliverable_id AS "deliverableId",
       b.stale_reason IS DISTINCT FROM 'not-connected' AND NOT EXISTS (SELECT 1 FROM publications q JOIN sync_targets o ON o.id = q.id
         WHERE q.organization_id = p.organization_id AND q.campaign_id = p.campaign_id AND q.collaboration_id = p.collaboration_id AND o.stale_reason = 'not-connected') AS "isNews"`,
    [claim, ids, at.toISOString()],
  );

type SayWaiting = { platform: Platform; lanes: readonly string[]; reason: StaleReason; dueBefore: Date; now: Date };

/** Has posts say why they wait that are due for longer, and say nothing yet. Their turn comes all the same. */
export const sayWaiting = (sql: Sql, { platform, lanes, reason, dueBefore, now }: SayWaiting): Promise<number> =>
  sql.change(
    `UPDATE sync_targets SET stale_reason = $4, stale_since = $5 WHERE platform = $1 AND tier = 'hot' AND lane = ANY ($2::uuid[]) AND due_at <= $3 AND stale_reason IS NULL`,
    [platform, lanes, dueBefore.toISOString(), reason, now.toISOString()],
  );

/** How many targets of a tier are due before a moment, counted up to `most`. Reads what it counts and one row a lane. */
export async function countDueBefore(sql: Sql, platform: Platform, tier: SyncTier, until: Date, most: number): Promise<number> {
  const row = await sql.row<{ due: number }>(
    `WITH RECURSIVE lanes AS (
       (SELECT lane FROM sync_targets WHERE platform = $1 AND tier = $2 ORDER BY lane LIMIT 1)
       UNION ALL
       SELECT n.lane FROM lanes l CROSS JOIN LATERAL (SELECT lane FROM sync_targets WHERE platform = $1 AND tier = $2 AND lane > l.lane ORDER BY lane LIMIT 1) n
     )
     SELECT count(*)::int AS due FROM (
       SELECT 1 FROM lanes l CROSS JOIN LATERAL (SELECT 1 FROM sync_targets WHERE platform = $1 AND tier = $2 AND lane = l.lane AND due_at < $3 ORDER BY due_at LIMIT $4) t LIMIT $4
     ) d`,
    [platform, tier, until.toISOString(), Math.ceil(most)],
  );
  return row?.due ?? 0;
}

/** Active connections by platform. */
export async function countConnected(sql: Sql): Promise<Partial<Record<Platform, number>>> {
  const rows = await sql.rows<{ platform: Platform; connected: number }>(`SELECT platform, count(*)::int AS connected FROM account_connections WHERE status = 'active' GROUP BY 1`);
  return Object.fromEntries(rows.map(({ platform, connected }) => [platform, connected]));
}

/** What a claim still holds of these targets; what was claimed anew or released since is missing. */
export const claimedTargets = (sql: Sql, claim: string, ids: readonly string[]): Promise<ClaimedTarget[]> =>
  sql.rows<ClaimedTarget>(
    `SELECT t.id, t.kind, t.platform, t.tier, t.lane, t.organization_id AS "organizationId", t.creator_id AS "creatorId", t.connection_id AS "connectionId", t.external_id AS "externalId",
       t.due_at AS "dueAt", t.hot_since AS "hotSince", t.last_read_at AS "lastReadAt", t.last_changed_at AS "lastChangedAt", t.content_hash AS "contentHash",
       t.posts_seen_until AS "postsSeenUntil", t.failures, t.stale_since AS "staleSince", t.stale_reason AS "staleReason",
       CASE WHEN a.id IS NOT NULL THEN jsonb_build_object('externalId', a.external_id, 'handle', a.handle) END AS account,
       CASE t.kind WHEN 'account' THEN coalesce(a.metrics_source = t.platform AND coalesce(a.followers, a.post_count) IS NOT NULL, false)
         ELSE EXISTS (SELECT 1 FROM metric_days d WHERE d.publication_id = t.id AND coalesce(d.views, d.likes, d.comments, d.shares) IS NOT NULL) END AS "wasTold",
       t.kind = 'account' AND EXISTS (SELECT 1 FROM deliverables d WHERE d.creator_id = t.creator_id AND d.status IN ('approved', 'published') AND d.requirement ->> 'platform' = t.platform) AS "isPublishing",
       CASE WHEN p.id IS NOT NULL THEN jsonb_build_object('campaignId', p.campaign_id, 'collaborationId', p.collaboration_id, 'deliverableId', p.deliverable_id) END AS post,
       p.must_stay_until AS "watchUntil", p.gone_at AS "goneAt", p.looked_at AS "lookedAt"
     FROM sync_targets t LEFT JOIN publications p ON t.kind = 'post' AND p.id = t.id LEFT JOIN social_accounts a ON t.kind = 'account' AND a.id = t.id
     WHERE t.id = ANY($1::uuid[]) AND t.claim = $2 ORDER BY t.id`,
    [ids, claim],
  ).then((rows) => (rows as (ClaimedTarget & { watchUntil: Date | null; goneAt: Date | null; lookedAt: Date | null })[]).map(({ watchUntil, goneAt, lookedAt, post, ...target }) => ({ ...target, post: post && { ...post, watchUntil, goneAt, lookedAt } })));

/** For which of these targets a claim still holds. */
export async function stillClaimed(sql: Sql, claim: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await sql.rows<{ id: string }>(`SELECT id FROM sync_targets WHERE id = ANY($1::uuid[]) AND claim = $2`, [ids, claim]);
  return new Set(rows.map(({ id }) => id));
}

/** What became of a reading. Null `dueAt`: it is not read again. Null elsewhere: as it was, except `staleReason`, which says that all is well. */
export type Finish = {
  id: string;
  dueAt: Date | null;
  readAt: Date | null;
  changedAt: Date | null;
  contentHash: string | null;
  postsSeenUntil: Date | null;
  failures: number;
  staleReason: StaleReason | null;
  /** Whether the post itself was read, and not its numbers alone. */
  isWhole?: boolean;
};

/**
 * Writes down what became of readings and gives the claim back. Answers the ids for which the claim still held: what somebody
 * claimed anew meanwhile is theirs, and a late worker's readings of it must not be stored.
 */
export async function finishReadings(sql: Sql, claim: string, finishes: readonly Finish[], at: Date): Promise<Set<string>> {
  const inOrder = finishes.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const times = (of: (finish: Finish) => Date | null) => inOrder.map((finish) => of(finish)?.toISOString() ?? null);
  const rows = await sql.rows<{ id: string }>(
    `UPDATE sync_targets t SET claim = NULL, due_at = coalesce(f.due_at, 'infinity'), last_read_at = coalesce(f.read_at, t.last_read_at), last_changed_at = coalesce(f.changed_at, t.last_changed_at),
       content_hash = coalesce(f.content_hash, t.content_hash), posts_seen_until = coalesce(f.posts_seen_until, t.posts_seen_until), failures = f.failures,
       look_due = t.look_due AND NOT f.is_whole,
       lane = CASE WHEN t.kind = 'account' AND t.tier = 'daily' AND f.read_at IS NOT NULL THEN '00000000-0000-0000-0000-000000000000' ELSE t.lane END,
       stale_since = CASE WHEN f.stale_reason IS NULL THEN NULL ELSE coalesce(t.stale_since, $10) END, stale_reason = f.stale_reason
     FROM unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[], $5::timestamptz[], $6::text[], $7::timestamptz[], $8::int[], $9::text[], $11::boolean[])
       AS f(id, due_at, read_at, changed_at, content_hash, posts_seen_until, failures, stale_reason, is_whole)
     WHERE t.id = f.id AND t.claim = $1 RETURNING t.id`,
    [claim, inOrder.map(({ id }) => id), times((f) => f.dueAt), times((f) => f.readAt), times((f) => f.changedAt), inOrder.map(({ contentHash }) => contentHash), times((f) => f.postsSeenUntil),
      inOrder.map(({ failures }) => failures), inOrder.map(({ staleReason }) => staleReason), at.toISOString(), inOrder.map(({ isWhole = false }) => isWhole)],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Gives claimed targets back unread: nothing of theirs changes but when they are due. */
export const giveBack = (sql: Sql, claim: string, ids: readonly string[], dueAt: Date): Promise<number> =>
  sql.change(`UPDATE sync_targets SET claim = NULL, due_at = $3 WHERE id = ANY($2::uuid[]) AND claim = $1`, [claim, ids, dueAt.toISOString()]);

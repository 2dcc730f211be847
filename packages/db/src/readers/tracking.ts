import type { DeliverableRequirement } from "@fanfare/contracts/requirements";
import type { DeliverablePublication, PublicationView } from "@fanfare/contracts/tracking";
import { notFound } from "@fanfare/domain/kernel";
import { isConnected, needsConsent, postFreshness } from "@fanfare/domain/tracking";
import type { Sql } from "../scoped.ts";
import { readingStateOf } from "./freshness.ts";
import { foundPostsOf, lastProofOf } from "./publication-parts.ts";

type StoredPublication = Omit<PublicationView, "freshness">;

type Row = {
  deliverableId: string;
  requirement: DeliverableRequirement;
  deliverableStatus: string;
  /** Null in the scope of an organization, which does not see connections. */
  isReadable: boolean | null;
  publication: StoredPublication | null;
};

const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const change = `CASE WHEN o.kind = 'edited' THEN jsonb_build_object('after', o.text, 'before', (SELECT b.text FROM publication_observations b
    WHERE b.publication_id = o.publication_id AND b.text IS NOT NULL AND b.observed_at < o.observed_at ORDER BY b.observed_at DESC LIMIT 1)) END`;

const publication = `CASE WHEN p.id IS NULL THEN NULL ELSE jsonb_build_object('id', p.id, 'deliverableId', p.deliverable_id, 'platform', p.platform, 'url', p.url,
  'status', p.status, 'checks', p.checks, 'title', p.post ->> 'title', 'publishedAt', ${iso("p.published_at")}, 'reportedAt', ${iso("p.reported_at")},
  'verifiedAt', ${iso("p.verified_at")}, 'nextReadingAt', (SELECT ${iso("t.due_at")} FROM sync_targets t WHERE t.id = p.id AND t.due_at < 'infinity'), 'version', p.version,
  'foundBy', p.found_by, 'mustStayUntil', ${iso("p.must_stay_until")}, 'editedAt', ${iso("p.edited_at")}, 'goneAt', ${iso("p.gone_at")},
  'observations', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'kind', o.kind, 'checks', o.checks, 'change', ${change}, 'observedAt', ${iso("o.observed_at")}) ORDER BY o.observed_at DESC, o.id), '[]')
    FROM (SELECT * FROM publication_observations WHERE publication_id = p.id ORDER BY observed_at DESC LIMIT 50) o),
  'metrics', CASE WHEN m.id IS NULL THEN NULL ELSE jsonb_build_object('takenAt', ${iso("m.taken_at")}, 'source', m.source,
    'views', m.views, 'likes', m.likes, 'comments', m.comments, 'shares', m.shares) END) END`;

/** A deliverable's post, what it has to fulfil and what was found. Throws `not-found`. */
export async function publicationOfDeliverable(sql: Sql, deliverableId: string): Promise<DeliverablePublication> {
  const row = await sql.row<Row>(
    `SELECT d.id AS "deliverableId", d.requirement, d.status AS "deliverableStatus", ${publication} AS publication,
       CASE WHEN d.creator_id = current_creator() THEN EXISTS (SELECT 1 FROM account_connections c WHERE c.creator_id = d.creator_id AND c.platform = d.requirement ->> 'platform' AND c.status = 'active') END AS "isReadable"
     FROM deliverables d LEFT JOIN publications p ON p.deliverable_id = d.id
     LEFT JOIN LATERAL (SELECT * FROM metric_snapshots s WHERE s.publication_id = p.id ORDER BY s.taken_at DESC LIMIT 1) m ON true
     WHERE d.id = $1`,
    [deliverableId],
  );
  if (!row) throw notFound("deliverable");
  const { platform, format, mustMention, mustLink, disclosure } = row.requirement;
  return {
    deliverableId: row.deliverableId,
    platform,
    format,
    isConnected: isConnected(platform),
    needsConnection: needsConsent(platform) && row.isReadable === false,
    mayReport: row.deliverableStatus === "approved" || row.deliverableStatus === "published",
    mustMention,
    mustLink,
    disclosure,
    publication: row.publication && { ...row.publication, freshness: await freshnessOf(sql, row.publication) },
    foundPosts: await foundPostsOf(sql, deliverableId),
    storyProof: await lastProofOf(sql, deliverableId),
  };
}

async function freshnessOf(sql: Sql, { id, platform, foundBy, metrics }: StoredPublication): Promise<PublicationView["freshness"]> {
  return postFreshness({ platform, isProof: foundBy === "proof", takenAt: metrics && new Date(metrics.takenAt) }, await readingStateOf(sql, id));
}

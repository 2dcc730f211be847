import type { DeliverableRequirement } from "@fanfare/contracts/requirements";
import type { DeliverablePublication, MetricsView, PublicationView } from "@fanfare/contracts/tracking";
import { notFound } from "@fanfare/domain/kernel";
import { isConnected } from "@fanfare/domain/tracking";
import type { Sql } from "../scoped.ts";

type Row = {
  deliverableId: string;
  requirement: DeliverableRequirement;
  deliverableStatus: string;
  publication: (Omit<PublicationView, "metrics"> & { metrics: MetricsView | null }) | null;
};

const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const publication = `CASE WHEN p.id IS NULL THEN NULL ELSE jsonb_build_object('id', p.id, 'deliverableId', p.deliverable_id, 'platform', p.platform, 'url', p.url,
  'status', p.status, 'checks', p.checks, 'title', p.post ->> 'title', 'publishedAt', ${iso("p.published_at")}, 'reportedAt', ${iso("p.reported_at")},
  'verifiedAt', ${iso("p.verified_at")}, 'nextReadingAt', ${iso("p.next_collection_at")}, 'version', p.version,
  'metrics', CASE WHEN m.id IS NULL THEN NULL ELSE jsonb_build_object('takenAt', ${iso("m.taken_at")}, 'source', m.source,
    'views', m.views, 'likes', m.likes, 'comments', m.comments, 'shares', m.shares) END) END`;

/** A deliverable's post, what it has to fulfil and what was found. Throws `not-found`. */
export async function publicationOfDeliverable(sql: Sql, deliverableId: string): Promise<DeliverablePublication> {
  const row = await sql.row<Row>(
    `SELECT d.id AS "deliverableId", d.requirement, d.status AS "deliverableStatus", ${publication} AS publication
     FROM deliverables d LEFT JOIN publications p ON p.deliverable_id = d.id
     LEFT JOIN LATERAL (SELECT * FROM metric_snapshots s WHERE s.publication_id = p.id ORDER BY s.taken_at DESC LIMIT 1) m ON true
     WHERE d.id = $1`,
    [deliverableId],
  );
  if (!row) throw notFound("deliverable");
  const { platform, mustMention, mustLink, disclosure } = row.requirement;
  return {
    deliverableId: row.deliverableId,
    platform,
    isConnected: isConnected(platform),
    mayReport: row.deliverableStatus === "approved" || row.deliverableStatus === "published",
    mustMention,
    mustLink,
    disclosure,
    publication: row.publication,
  };
}

import type {
  CommentView, DeliverableRow, DeliverableStatus, DeliverableView, DraftView, FindDeliverablesInput, FindDeliverablesResult,
} from "@fanfare/contracts/content";
import { notFound } from "@fanfare/domain/kernel";
import type { Sql } from "../scoped.ts";
import { assetColumns, assetView, type AssetColumns } from "./media.ts";

type Row = Omit<DeliverableRow, "turn" | "waitingSince" | "posterUrl" | "openPoints"> & { statusSince: Date; openPoints: string; asset: AssetColumns | null };

/** One row a deliverable, with its newest version's file and the points still open on any of its versions. */
const deliverables = `
  SELECT d.id, d.collaboration_id AS "collaborationId", d.campaign_id AS "campaignId", d.campaign_name AS "campaignName", d.creator_id AS "creatorId",
    d.creator_name AS "creatorName", d.requirement, d.due_on::text AS "dueOn", d.status, d.status_since AS "statusSince", d.version,
    newest.number AS "draftNumber", a.status AS "assetStatus", CASE WHEN a.id IS NULL THEN NULL ELSE ${assetColumns} END AS asset,
    (SELECT CASE WHEN p.gone_at IS NOT NULL THEN 'gone' WHEN p.edited_at IS NOT NULL THEN 'edited' END FROM publications p WHERE p.deliverable_id = d.id) AS "postMark",
    (SELECT count(*) FROM draft_comments c JOIN drafts v ON v.id = c.draft_id
      WHERE v.deliverable_id = d.id AND c.resolved_at IS NULL AND c.visibility = 'shared' AND c.author_side = 'organization') AS "openPoints"
  FROM deliverables d
  LEFT JOIN LATERAL (SELECT number, asset_id FROM drafts WHERE deliverable_id = d.id ORDER BY number DESC LIMIT 1) newest ON true
  LEFT JOIN assets a ON a.id = newest.asset_id`;

const turns: Record<DeliverableStatus, DeliverableRow["turn"]> = {
  open: "creator", submitted: "organization", "changes-requested": "creator", approved: "creator", published: "nobody", verified: "nobody", cancelled: "nobody",
};

function rowView({ asset, statusSince, openPoints, ...row }: Row): DeliverableRow {
  return { ...row, turn: turns[row.status], waitingSince: statusSince.toISOString(), openPoints: Number(openPoints), posterUrl: asset ? assetView(asset).posterUrl : null };
}

/** The review queue: what waits for the organization first, the longest waiting on top, then by due date. */
export async function findDeliverables(sql: Sql, input: FindDeliverablesInput): Promise<FindDeliverablesResult> {
  const filter = `d.organization_id = current_organization() AND ($1::uuid IS NULL OR d.campaign_id = $1)
    AND ($2 = '' OR strpos(lower(d.creator_name || ' ' || d.campaign_name), lower($2)) > 0)`;
  const bind = [input.campaignId, input.text];
  const rows = await sql.rows<Row>(
    `${deliverables} WHERE ${filter} AND (cardinality($3::text[]) = 0 OR d.status = ANY($3))
     ORDER BY d.status <> 'submitted', CASE WHEN d.status = 'submitted' THEN d.status_since END, d.due_on NULLS LAST, d.status_since DESC, d.id LIMIT $4`,
    [...bind, input.status, input.limit],
  );
  const counts = await sql.rows<{ status: DeliverableStatus; count: string }>(`SELECT d.status, count(*) AS count FROM deliverables d WHERE ${filter} GROUP BY 1`, bind);
  const campaigns = await sql.rows<{ id: string; name: string }>(
    `SELECT campaign_id AS id, max(campaign_name) AS name FROM deliverables WHERE organization_id = current_organization() GROUP BY 1 ORDER BY 2`,
  );
  return { rows: rows.map(rowView), counts: countsOf(counts), campaigns };
}

function countsOf(found: readonly { status: DeliverableStatus; count: string }[]): FindDeliverablesResult["counts"] {
  const none: FindDeliverablesResult["counts"] = { open: 0, submitted: 0, "changes-requested": 0, approved: 0, published: 0, verified: 0, cancelled: 0 };
  return { ...none, ...Object.fromEntries(found.map(({ status, count }) => [status, Number(count)])) };
}

/** What one collaboration owes, in its order. */
export async function deliverablesOfCollaboration(sql: Sql, collaborationId: string): Promise<DeliverableRow[]> {
  const rows = await sql.rows<Row>(`${deliverables} WHERE d.collaboration_id = $1 ORDER BY d.position`, [collaborationId]);
  return rows.map(rowView);
}

/** A deliverable with its versions and the comments that the scope may see. Throws `not-found`. */
export async function deliverableById(sql: Sql, id: string): Promise<DeliverableView> {
  const row = await sql.row<Row>(`${deliverables} WHERE d.id = $1`, [id]);
  if (!row) throw notFound("deliverable");
  return { ...rowView(row), drafts: await draftsOf(sql, id), comments: await commentsOf(sql, id) };
}

type DraftRow = Omit<DraftView, "asset" | "decidedAt" | "submittedAt"> & { asset: AssetColumns; decidedAt: Date | null; submittedAt: Date };

async function draftsOf(sql: Sql, deliverableId: string): Promise<DraftView[]> {
  const rows = await sql.rows<DraftRow>(
    `SELECT v.id, v.number, v.status, v.note, v.decision_note AS "decisionNote", v.decided_by AS "decidedBy", v.decided_at AS "decidedAt",
       v.submitted_at AS "submittedAt", ${assetColumns} AS asset
     FROM drafts v JOIN assets a ON a.id = v.asset_id WHERE v.deliverable_id = $1 ORDER BY v.number DESC`,
    [deliverableId],
  );
  return rows.map(({ asset, decidedAt, submittedAt, ...row }) => ({
    ...row, decidedAt: decidedAt?.toISOString() ?? null, submittedAt: submittedAt.toISOString(), asset: assetView(asset),
  }));
}

type CommentRow = Omit<CommentView, "resolvedAt" | "createdAt"> & { resolvedAt: Date | null; createdAt: Date };

async function commentsOf(sql: Sql, deliverableId: string): Promise<CommentView[]> {
  const rows = await sql.rows<CommentRow>(
    `SELECT c.id, c.draft_id AS "draftId", c.author_id AS "authorId", c.author_name AS "authorName", c.author_side AS "authorSide", c.visibility,
       c.at_ms AS "atMs", c.until_ms AS "untilMs", c.body, c.resolved_at AS "resolvedAt", c.created_at AS "createdAt"
     FROM draft_comments c JOIN drafts v ON v.id = c.draft_id WHERE v.deliverable_id = $1 ORDER BY c.at_ms, c.created_at, c.id`,
    [deliverableId],
  );
  return rows.map(({ resolvedAt, createdAt, ...row }) => ({ ...row, resolvedAt: resolvedAt?.toISOString() ?? null, createdAt: createdAt.toISOString() }));
}

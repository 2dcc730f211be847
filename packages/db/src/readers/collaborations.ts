import type { CampaignBrief } from "@fanfare/contracts/campaigns";
import {
  stages, type CollaborationRow, type CollaborationStatus, type CollaborationView, type FindApplicantsInput, type FindApplicantsResult, type Offer, type Stage,
} from "@fanfare/contracts/collaborations";
import type { Currency, Money } from "@fanfare/contracts/money";
import type { Platform } from "@fanfare/contracts/platforms";
import type { DeliverableRequirement } from "@fanfare/contracts/requirements";
import { turnOf } from "@fanfare/domain/collaborations";
import { notFound } from "@fanfare/domain/kernel";
import type { Sql } from "../scoped.ts";
import { payoutOfCollaboration } from "./payments.ts";

type Stored = {
  id: string; campaignId: string; campaignName: string; brandName: string; creatorId: string; creatorName: string; status: CollaborationStatus; currency: Currency;
  agreedMinor: string | null; offers: Offer[]; requirements: DeliverableRequirement[]; brief: CampaignBrief; answers: CollaborationRow["answers"]; message: string;
  endReason: string | null; turnLapsesAt: Date | null; nextDueOn: string | null; payoutOn: Date | null; holdDays: number; language: string;
  slug: string | null; country: string | null; topics: string[] | null; accounts: CollaborationRow["accounts"]; postMark: CollaborationRow["postMark"]; appliedAt: Date; agreedAt: Date | null; updatedAt: Date; version: number;
};

const collaborations = `
  SELECT c.id, c.campaign_id AS "campaignId", c.campaign_name AS "campaignName", c.brand_name AS "brandName", c.creator_id AS "creatorId", c.creator_name AS "creatorName",
    c.status, c.currency, c.agreed_minor AS "agreedMinor", c.offers, c.requirements, c.brief, c.answers, c.message, c.end_reason AS "endReason",
    c.turn_lapses_at AS "turnLapsesAt", c.hold_days AS "holdDays", c.language, c.applied_at AS "appliedAt", c.agreed_at AS "agreedAt", c.updated_at AS "updatedAt", c.version,
    k.country, k.topics, (SELECT g.slug FROM published_pages g WHERE g.campaign_id = c.campaign_id) AS slug, coalesce(s.accounts, '[]') AS accounts,
    (SELECT min(d.due_on)::text FROM deliverables d WHERE d.collaboration_id = c.id AND d.status IN ('open', 'submitted', 'changes-requested', 'approved')) AS "nextDueOn",
    (SELECT CASE WHEN bool_or(p.gone_at IS NOT NULL) THEN 'gone' WHEN bool_or(p.edited_at IS NOT NULL) THEN 'edited' END FROM publications p WHERE p.collaboration_id = c.id) AS "postMark",
    (SELECT p.hold_until FROM payouts p WHERE p.collaboration_id = c.id) AS "payoutOn"
  FROM collaborations c LEFT JOIN creators k ON k.id = c.creator_id
  LEFT JOIN LATERAL (
    SELECT json_agg(json_build_object('platform', a.platform, 'handle', a.handle, 'url', a.url, 'followers', a.followers, 'averageViews', a.average_views,
        'engagementRate', a.engagement_rate, 'readAt', to_char(a.metrics_read_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) ORDER BY a.followers DESC NULLS LAST) AS accounts,
      max(a.followers) AS followers
    FROM social_accounts a WHERE a.creator_id = c.creator_id) s ON true`;

const amountOf = (row: Stored): Money | null => {
  if (row.agreedMinor !== null) return { amount: row.agreedMinor, currency: row.currency };
  return row.offers.at(-1)?.amount ?? null;
};

/** The average views of all pieces together; null when a platform of the brief has no known average. */
export function expectedViews(requirements: readonly DeliverableRequirement[], accounts: CollaborationRow["accounts"]): number | null {
  const views = requirements.map(({ platform, count }) => {
    const known = accounts.filter((account) => account.platform === platform).flatMap(({ averageViews }) => (averageViews === null ? [] : [averageViews]));
    return known.length === 0 ? null : count * Math.max(...known);
  });
  return views.length === 0 || views.includes(null) ? null : views.reduce((sum: number, one) => sum + (one ?? 0), 0);
}

function toRow(row: Stored): CollaborationRow {
  const { id, campaignId, campaignName, brandName, creatorId, creatorName, status, currency, country, topics, accounts, answers, message, endReason, postMark, version } = row;
  return {
    id, campaignId, campaignName, brandName, creatorId, creatorName, status, currency, country, topics: topics ?? [], accounts, answers, message, endReason, postMark, version,
    turn: turnOf(row), amount: amountOf(row), expectedViews: expectedViews(row.requirements, accounts),
    appliedAt: row.appliedAt.toISOString(), updatedAt: row.updatedAt.toISOString(),
  };
}

const order: Record<FindApplicantsInput["sort"], string> = {
  newest: `c.applied_at DESC, c.id`,
  oldest: `c.applied_at, c.id`,
  followers: `s.followers DESC NULLS LAST, c.id`,
  amount: `coalesce(c.agreed_minor, (c.offers -> -1 -> 'amount' ->> 'amount')::bigint) DESC NULLS LAST, c.id`,
};

const stageOf = new Map(Object.entries(stages).flatMap(([stage, statuses]) => statuses.map((status) => [status as CollaborationStatus, stage as Stage])));

/** Who applied to a campaign or was invited, by stage. Throws `not-found` when the campaign can't be seen. */
export async function applicantsOfCampaign(sql: Sql, input: FindApplicantsInput): Promise<FindApplicantsResult> {
  const campaign = await sql.row<{ name: string }>(`SELECT name FROM campaigns WHERE id = $1`, [input.campaignId]);
  if (!campaign) throw notFound("campaign");
  const filter = `c.campaign_id = $1 AND ($2 = '' OR strpos(lower(c.creator_name || ' ' || coalesce((SELECT string_agg(handle, ' ') FROM social_accounts a WHERE a.creator_id = c.creator_id), '')), lower($2)) > 0)`;
  const bind = [input.campaignId, input.text];
  const statuses = input.stage === null ? Object.values(stages).flat() : stages[input.stage];
  const rows = await sql.rows<Stored>(`${collaborations} WHERE ${filter} AND c.status = ANY($3) ORDER BY ${order[input.sort]} LIMIT $4`, [...bind, statuses, input.limit + 1]);
  const counted = await sql.rows<{ status: CollaborationStatus; count: string }>(`SELECT c.status, count(*) AS count FROM collaborations c WHERE ${filter} GROUP BY 1`, bind);
  const counts: FindApplicantsResult["counts"] = { new: 0, shortlist: 0, negotiation: 0, work: 0, completed: 0, ended: 0 };
  for (const { status, count } of counted) counts[stageOf.get(status) ?? "ended"] += Number(count);
  const questions = new Map(rows.flatMap(({ answers }) => answers.map(({ questionId, question }) => [questionId, question])));
  return {
    campaignName: campaign.name, counts, rows: rows.slice(0, input.limit).map(toRow), isCut: rows.length > input.limit,
    questions: [...questions].map(([questionId, question]) => ({ questionId, question })),
  };
}

/** The rows of a creator's own collaborations, newest change first. */
export const collaborationsOfCreator = async (sql: Sql, creatorId: string): Promise<{ row: CollaborationRow; holdDays: number }[]> =>
  (await sql.rows<Stored>(`${collaborations} WHERE c.creator_id = $1 ORDER BY c.updated_at DESC, c.id LIMIT 200`, [creatorId])).map((stored) => ({ row: toRow(stored), holdDays: stored.holdDays }));

/** One collaboration with everything around it that the scope may see. Throws `not-found`. */
export async function collaborationById(sql: Sql, id: string): Promise<CollaborationView> {
  const row = await sql.row<Stored>(`${collaborations} WHERE c.id = $1`, [id]);
  if (!row) throw notFound("collaboration");
  return {
    ...toRow(row),
    brief: row.brief, requirements: row.requirements, offers: row.offers, holdDays: row.holdDays, language: row.language, slug: row.slug,
    agreed: row.agreedMinor === null ? null : { amount: row.agreedMinor, currency: row.currency },
    agreedAt: row.agreedAt?.toISOString() ?? null,
    agreement: await agreementOf(sql, id),
    deliverables: await sql.rows(`SELECT id, requirement, due_on::text AS "dueOn", status FROM deliverables WHERE collaboration_id = $1 ORDER BY position`, [id]),
    payout: await payoutOfCollaboration(sql, id),
    timeline: await timelineOf(sql, id),
    budgetFree: await budgetFree(sql, row),
    rates: await ratesOf(sql, row.creatorId),
  };
}

async function agreementOf(sql: Sql, collaborationId: string): Promise<CollaborationView["agreement"]> {
  const row = await sql.row<{ id: string; termsHash: string; createdAt: Date; isReady: boolean; isVoid: boolean }>(
    `SELECT id, terms_hash AS "termsHash", created_at AS "createdAt", document_key IS NOT NULL AS "isReady", voided_at IS NOT NULL AS "isVoid" FROM agreements WHERE collaboration_id = $1`,
    [collaborationId],
  );
  if (!row) return null;
  const { createdAt, ...agreement } = row;
  return { ...agreement, agreedAt: createdAt.toISOString() };
}

async function timelineOf(sql: Sql, id: string): Promise<CollaborationView["timeline"]> {
  const rows = await sql.rows<{ id: string; type: string; actorKind: string; actorName: string; data: Record<string, unknown>; occurredAt: Date }>(
    `SELECT id, type, actor_kind AS "actorKind", actor_name AS "actorName", data, occurred_at AS "occurredAt"
     FROM activity WHERE collaboration_id = $1 AND type <> 'collaborations.collaboration-moved.v1' ORDER BY occurred_at, id LIMIT 500`,
    [id],
  );
  return rows.map(({ occurredAt, ...entry }) => ({ ...entry, at: occurredAt.toISOString() }));
}

/** Only an organization's scope sees its wallet: for a creator this is null. */
async function budgetFree(sql: Sql, { campaignId, currency }: Stored): Promise<Money | null> {
  const row = await sql.row<{ free: string }>(`SELECT (funded_minor - committed_minor - settled_minor)::text AS free FROM wallets WHERE campaign_id = $1`, [campaignId]);
  return row && { amount: row.free, currency };
}

async function ratesOf(sql: Sql, creatorId: string): Promise<CollaborationView["rates"]> {
  const rows = await sql.rows<{ platform: Platform; format: string; amount: string; currency: Currency }>(
    `SELECT platform, format, amount_minor::text AS amount, currency FROM creator_rates WHERE creator_id = $1 ORDER BY platform, format`,
    [creatorId],
  );
  return rows.map(({ platform, format, amount, currency }) => ({ platform, format, amount: { amount, currency } }));
}

/** Where an agreement's document lies, and its name for a download. Null while it is being printed. Throws `not-found`. */
export async function agreementDocument(sql: Sql, agreementId: string): Promise<{ key: string | null; campaignName: string; creatorName: string }> {
  const row = await sql.row<{ key: string | null; campaignName: string; creatorName: string }>(
    `SELECT document_key AS key, terms ->> 'campaignName' AS "campaignName", terms ->> 'creatorName' AS "creatorName" FROM agreements WHERE id = $1`,
    [agreementId],
  );
  if (!row) throw notFound("agreement");
  return row;
}

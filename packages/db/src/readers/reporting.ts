import type { CampaignBrand, CampaignStatus } from "@fanfare/contracts/campaigns";
import type { Currency } from "@fanfare/contracts/money";
import type { ActivityRow, AsOf, CampaignReport, CreatorRow, FindPortfolioInput, Portfolio, PostRow, ShareLinkView } from "@fanfare/contracts/reporting";
import { money, notFound, shareState, toWire } from "@fanfare/domain/kernel";
import {
  cpeOf, cpmOf, engagementRateOf, engagementsOf, figuresOf, reportFreshness, seriesOf, totalEngagements, viewsOf, worstFreshness, type Funds, type PostNumbers, type Reading,
} from "@fanfare/domain/reporting";
import { meaningChangesWithin, momentOf, postFreshness, type ReadingState } from "@fanfare/domain/tracking";
import type { Sql } from "../scoped.ts";
import { readingStatesOf } from "./freshness.ts";
import { knownAt, lastReading, walletAsOf, type Known } from "./history.ts";
import { storyCoverage } from "./story-coverage.ts";

type CampaignLine = {
  id: string; name: string; brand: CampaignBrand; status: CampaignStatus; startsOn: string | null; endsOn: string | null; currency: Currency;
  budget: string; funded: string; committed: string; settled: string; readAt: Date; creators: number;
};
type Counts = { views: string | null; likes: string | null; comments: string | null; shares: string | null };
type PostLine = Counts & Omit<PostRow, keyof Counts | "engagements" | "engagementRate" | "publishedAt" | "readAt" | "freshness"> & { campaignId: string; isProof: boolean; publishedAt: Date | null; readAt: Date | null };
type CreatorLine = Pick<CreatorRow, "collaborationId" | "creatorId" | "creatorName" | "status"> & { currency: Currency; agreed: string | null; paid: string | null };

const campaigns = `
  SELECT c.id, c.name, c.status, c.starts_on::text AS "startsOn", c.ends_on::text AS "endsOn", c.currency,
    jsonb_build_object('id', b.id, 'name', b.name, 'primaryColor', b.primary_color, 'accentColor', b.accent_color) AS brand,
    c.budget_minor AS budget, coalesce(w.funded_minor, 0) AS funded, coalesce(w.committed_minor, 0) AS committed, coalesce(w.settled_minor, 0) AS settled,
    coalesce(w.updated_at, c.updated_at) AS "readAt",
    (SELECT count(*)::int FROM collaborations k WHERE k.campaign_id = c.id AND k.agreed_minor IS NOT NULL AND k.status <> 'cancelled') AS creators
  FROM campaigns c JOIN brands b ON b.id = c.brand_id LEFT JOIN wallets w ON w.campaign_id = c.id`;

/** Everything here is read for an organization. Named, because the index begins with it and the policy alone would not use it. */
const ofOrganization = (table: string) => `${table}.organization_id = (SELECT current_organization())`;

/** One row a publication that was reported before $1, with what was known of it then. */
const posts = (known: Known) => `
  SELECT p.id AS "publicationId", p.campaign_id AS "campaignId", p.collaboration_id AS "collaborationId", p.deliverable_id AS "deliverableId",
    p.creator_id AS "creatorId", d.creator_name AS "creatorName", p.platform, p.url, p.post ->> 'title' AS title,
    CASE WHEN p.status = 'verified' AND p.verified_at >= $1::timestamptz THEN 'reported' ELSE p.status END AS status, p.published_at AS "publishedAt",
    CASE WHEN p.gone_at < $1::timestamptz THEN 'gone' WHEN p.edited_at < $1::timestamptz THEN 'edited' END AS mark,
    p.found_by = 'proof' AS "isProof", m.taken_at AS "readAt", m.views, m.likes, m.comments, m.shares
  FROM publications p JOIN deliverables d ON d.id = p.deliverable_id
  LEFT JOIN LATERAL (${lastReading("post", known, { id: "p.id", before: "$1" })}) m ON true
  WHERE ${ofOrganization("p")} AND p.reported_at < $1::timestamptz`;

const count = (text: string | null): number | null => (text === null ? null : Number(text));
const countsOf = ({ views, likes, comments, shares }: Counts) => ({ views: count(views), likes: count(likes), comments: count(comments), shares: count(shares) });

const numbersOf = (lines: readonly PostLine[]): PostNumbers[] =>
  lines.filter(({ status }) => status === "verified").map((line) => ({ creatorId: line.creatorId, readAt: line.readAt, ...countsOf(line) }));

const fundsOf = ({ currency, budget, funded, committed, settled, readAt }: CampaignLine): Funds => ({
  currency, budget: BigInt(budget), funded: BigInt(funded), committed: BigInt(committed), settled: BigInt(settled), readAt,
});

/** Everything a campaign's report shows, or what it would have shown at a moment. Throws `not-found`. */
export async function campaignReport(sql: Sql, campaignId: string, asOf: AsOf | null = null): Promise<CampaignReport> {
  const known = knownAt(asOf);
  const line = await campaignLine(sql, campaignId, asOf === null ? null : known);
  const postLines = await sql.rows<PostLine>(`${posts(known)} AND p.campaign_id = $2 ORDER BY m.views DESC NULLS LAST, p.reported_at, p.id`, [known.before, campaignId]);
  const past = pastMoment(asOf);
  const rows = postLines.map(postRow(await readingStatesOf(sql, campaignId), past));
  const counted = rows.filter(({ status }) => status === "verified");
  const creatorLines = await creatorsOf(sql, campaignId, known);
  const series = seriesOf(await readingsOf(sql, campaignId, known));
  const { id, name, brand, status, startsOn, endsOn, currency, budget, funded, committed, settled } = line;
  const free = (BigInt(funded) - BigInt(committed) - BigInt(settled)).toString();
  const readings = rows.flatMap(({ freshness }) => freshness.readAt ?? []);
  const [first, last] = [series.points[0], series.points.at(-1)].map((point) => point?.at.slice(0, 10) ?? "");
  return {
    campaign: { id, name, brand, status, startsOn, endsOn },
    budget: { currency, budget, funded, committed, paid: settled, free },
    figures: figuresOf(fundsOf(line), numbersOf(postLines)),
    stages: asOf === null ? await stagesOf(sql, campaignId) : [],
    series,
    posts: rows,
    creators: creatorLines.map((creator) => creatorRow(creator, postLines, counted)),
    marks: meaningChangesWithin(postLines.map(({ platform }) => platform), "views", first!, last!),
    stories: await storyCoverage(sql, campaignId, known.before),
    freshness: reportFreshness(counted.map(({ freshness }) => freshness), past ?? new Date()),
    readAt: readings.sort().at(-1) ?? null,
    asOf,
  };
}

/** The campaign with its money: the wallet's, or what the ledger had said by then. */
async function campaignLine(sql: Sql, campaignId: string, past: Known | null): Promise<CampaignLine> {
  const line = await sql.row<CampaignLine>(`${campaigns} WHERE c.id = $1`, [campaignId]);
  if (!line) throw notFound("campaign");
  if (past === null) return line;
  const { funded, committed, settled, movedAt } = await walletAsOf(sql, line, past);
  return { ...line, funded: funded.toString(), committed: committed.toString(), settled: settled.toString(), readAt: movedAt ?? line.readAt };
}

const stagesOf = (sql: Sql, campaignId: string) =>
  sql.rows<{ status: string; count: number }>(`SELECT status, count(*)::int AS count FROM collaborations WHERE campaign_id = $1 GROUP BY status`, [campaignId]);

function creatorsOf(sql: Sql, campaignId: string, { before }: Known): Promise<CreatorLine[]> {
  return sql.rows<CreatorLine>(
    `SELECT k.id AS "collaborationId", k.creator_id AS "creatorId", k.creator_name AS "creatorName", k.status, k.currency, k.agreed_minor AS agreed,
       (SELECT o.amount_minor FROM payouts o WHERE o.collaboration_id = k.id AND o.status = 'settled' AND coalesce(o.settled_at, '-infinity') < $2::timestamptz) AS paid
     FROM collaborations k WHERE k.campaign_id = $1 AND k.agreed_minor IS NOT NULL AND coalesce(k.agreed_at, '-infinity') < $2::timestamptz
     ORDER BY k.agreed_minor DESC, k.creator_name, k.id`,
    [campaignId, before],
  );
}

/** Up to this span the line of a chart is finer than days. */
const fineDays = 3;

/** The last reading of each day of each post; of a campaign that has been read for a few days only, all readings. */
async function readingsOf(sql: Sql, campaignId: string, { before, isWithinDay }: Known): Promise<Reading[]> {
  const until = `($2::timestamptz AT TIME ZONE 'UTC')::date`;
  const days = await sql.row<{ first: string | null; span: number }>(
    `SELECT min(s.day)::text AS first, max(s.day) - min(s.day) AS span FROM metric_days s WHERE ${ofOrganization("s")} AND s.campaign_id = $1 AND s.day <= ${until}`,
    [campaignId, before],
  );
  if (!days?.first) return [];
  const readings = (table: string, where: string) =>
    `SELECT s.publication_id AS "publicationId", s.taken_at AS "takenAt", s.views, s.likes, s.comments, s.shares FROM ${table} s WHERE ${ofOrganization("s")} AND s.campaign_id = $1 AND ${where}`;
  const single = (from: string) => readings("metric_snapshots", `s.taken_at >= ${from}::timestamp AT TIME ZONE 'UTC' AND s.taken_at < $2::timestamptz`);
  const daily = readings("metric_days", `s.day >= $3::date AND s.day < ${until}`);
  const parts = days.span <= fineDays ? [single("$3::date")] : isWithinDay ? [daily, single(until)] : [daily];
  const rows = await sql.rows<Counts & { publicationId: string; takenAt: Date }>(`${parts.join(" UNION ALL ")} ORDER BY "takenAt"`, [campaignId, before, days.first]);
  return rows.map((row) => ({ publicationId: row.publicationId, takenAt: row.takenAt, ...countsOf(row) }));
}

/** The end of what was asked about, while that lies in the past: a day that is not over yet is read like now. */
function pastMoment(asOf: AsOf | null): Date | null {
  const before = asOf === null ? null : momentOf(asOf).before;
  return before !== null && before < new Date() ? before : null;
}

const postRow = (states: ReadonlyMap<string, ReadingState>, past: Date | null) => ({ campaignId: _, isProof, publishedAt, readAt, ...line }: PostLine): PostRow => {
  const counts = countsOf(line);
  return {
    ...line, ...counts,
    engagements: engagementsOf(counts),
    engagementRate: engagementRateOf([{ ...counts, creatorId: line.creatorId, readAt }]).value,
    publishedAt: publishedAt?.toISOString() ?? null,
    readAt: readAt?.toISOString() ?? null,
    freshness: postFreshness({ platform: line.platform, isProof, takenAt: readAt }, states.get(line.publicationId) ?? null, past),
  };
};

function creatorRow({ currency, agreed, paid, ...line }: CreatorLine, postLines: readonly PostLine[], counted: readonly PostRow[]): CreatorRow {
  const own = numbersOf(postLines.filter(({ collaborationId }) => collaborationId === line.collaborationId));
  const [views, engagements] = [viewsOf(own), totalEngagements(own)];
  const spent = BigInt(paid ?? "0");
  const amount = (minor: bigint | null) => (minor === null ? null : toWire(money(minor, currency)));
  return {
    ...line,
    agreed: amount(agreed === null ? null : BigInt(agreed)),
    paid: amount(paid === null ? null : BigInt(paid)),
    posts: own.length,
    views: views.value,
    engagements: engagements.value,
    engagementRate: engagementRateOf(own).value,
    cpm: amount(cpmOf(spent, views).value),
    cpe: amount(cpeOf(spent, engagements).value),
    freshness: worstFreshness(counted.filter(({ collaborationId }) => collaborationId === line.collaborationId).map(({ freshness }) => freshness)),
  };
}

/** All campaigns of the organization but drafts and archived ones, with their figures and the totals of each currency. */
export async function portfolio(sql: Sql, { brandId }: FindPortfolioInput): Promise<Portfolio> {
  const brands = await sql.rows<{ id: string; name: string }>(`SELECT id, name FROM brands ORDER BY name`);
  const lines = await sql.rows<CampaignLine>(
    `${campaigns} WHERE c.status NOT IN ('draft', 'archived') AND ($1::uuid IS NULL OR c.brand_id = $1) ORDER BY c.launched_at DESC NULLS LAST, c.id`,
    [brandId],
  );
  const known = knownAt(null);
  const postLines = await sql.rows<PostLine>(`${posts(known)} AND p.campaign_id = ANY ($2::uuid[])`, [known.before, lines.map(({ id }) => id)]);
  const postsOf = (ids: readonly string[]) => numbersOf(postLines.filter(({ campaignId }) => ids.includes(campaignId)));
  const currencies = [...new Set(lines.map(({ currency }) => currency))];
  return {
    brands,
    rows: lines.map((line) => {
      const { id, name, brand, status, startsOn, endsOn, creators } = line;
      return { campaignId: id, name, brand, status, startsOn, endsOn, creators, figures: figuresOf(fundsOf(line), postsOf([id])) };
    }),
    totals: currencies.map((currency) => {
      const own = lines.filter((line) => line.currency === currency);
      return { currency, campaigns: own.length, figures: figuresOf(own.map(fundsOf).reduce(together), postsOf(own.map(({ id }) => id))) };
    }),
  };
}

const together = (one: Funds, other: Funds): Funds => ({
  currency: one.currency,
  budget: one.budget + other.budget,
  funded: one.funded + other.funded,
  committed: one.committed + other.committed,
  settled: one.settled + other.settled,
  readAt: one.readAt < other.readAt ? one.readAt : other.readAt,
});

/** What happened in a campaign, newest first. */
export async function campaignActivity(sql: Sql, campaignId: string, limit: number): Promise<ActivityRow[]> {
  const known = await sql.row(`SELECT 1 AS one FROM campaigns WHERE id = $1`, [campaignId]);
  if (!known) throw notFound("campaign");
  const rows = await sql.rows<Omit<ActivityRow, "occurredAt"> & { occurredAt: Date }>(
    `SELECT a.id, a.type, a.actor_name AS "actorName", a.actor_kind AS "actorKind", k.creator_name AS "creatorName", a.data -> 'amount' AS amount, a.occurred_at AS "occurredAt"
     FROM activity a LEFT JOIN collaborations k ON k.id = a.collaboration_id
     WHERE a.campaign_id = $1 AND a.type <> ALL ($3::text[]) ORDER BY a.occurred_at DESC, a.id DESC LIMIT $2`,
    [campaignId, limit, unremarkable],
  );
  return rows.map(({ occurredAt, ...row }) => ({ ...row, occurredAt: occurredAt.toISOString() }));
}

/** Facts that other facts of the same moment tell already, or that nobody looks for. */
const unremarkable = [
  "campaigns.campaign-changed.v1", "collaborations.collaboration-moved.v1", "content.deliverables-opened.v1", "content.comment-resolved.v1",
  "content.deliverable-published.v1", "content.deliverable-verified.v1", "tracking.metrics-collected.v1",
];

/** The links to a campaign's report, newest first. */
export async function shareLinksOf(sql: Sql, campaignId: string, now: Date): Promise<ShareLinkView[]> {
  const known = await sql.row(`SELECT 1 AS one FROM campaigns WHERE id = $1`, [campaignId]);
  if (!known) throw notFound("campaign");
  const rows = await sql.rows<Omit<ShareLinkView, "createdAt" | "expiresAt" | "state"> & { createdAt: Date; expiresAt: Date | null; revokedAt: Date | null }>(
    `SELECT id, created_by AS "createdBy", created_at AS "createdAt", expires_at AS "expiresAt", revoked_at AS "revokedAt"
     FROM share_links WHERE campaign_id = $1 ORDER BY created_at DESC, id`,
    [campaignId],
  );
  return rows.map(({ createdAt, expiresAt, revokedAt, ...row }) => ({
    ...row, createdAt: createdAt.toISOString(), expiresAt: expiresAt?.toISOString() ?? null, state: shareState({ expiresAt, revokedAt }, now),
  }));
}

/** What a key opens, in the key's own scope: nothing else is seen there. Null when there is no such key. */
export async function sharedBy(sql: Sql, now: Date): Promise<{ organizationId: string; campaignId: string; state: ShareLinkView["state"]; sharedBy: string } | null> {
  const row = await sql.row<{ organizationId: string; campaignId: string; sharedBy: string; expiresAt: Date | null; revokedAt: Date | null }>(
    `SELECT organization_id AS "organizationId", campaign_id AS "campaignId", created_by AS "sharedBy", expires_at AS "expiresAt", revoked_at AS "revokedAt"
     FROM share_links WHERE token_hash = current_token()`,
  );
  return row && { organizationId: row.organizationId, campaignId: row.campaignId, sharedBy: row.sharedBy, state: shareState(row, now) };
}

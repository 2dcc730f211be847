import type { BudgetView, CampaignRow, CampaignStatus, CampaignView, FindCampaignsInput, FindCampaignsResult, LaunchReadiness } from "@fanfare/contracts/campaigns";
import { missingForLaunch } from "@fanfare/domain/campaigns";
import { notFound } from "@fanfare/domain/kernel";
import type { Sql } from "../scoped.ts";

const withBrand = `FROM campaigns c JOIN brands b ON b.id = c.brand_id`;
/** What the filters besides the status let through; by status they are counted. */
const matching = `WHERE ($1::uuid IS NULL OR c.brand_id = $1) AND ($2 = '' OR c.name ILIKE '%' || $2 || '%' OR b.name ILIKE '%' || $2 || '%')`;

const day = (column: string) => `to_char(${column}, 'YYYY-MM-DD')`;

const rowColumns = `c.id, c.name, c.status, c.slug, ${day("c.starts_on")} AS "startsOn", ${day("c.ends_on")} AS "endsOn", c.version, c.updated_at AS "updatedAt",
  jsonb_build_object('id', b.id, 'name', b.name, 'primaryColor', b.primary_color, 'accentColor', b.accent_color) AS brand,
  c.currency, c.budget_minor AS budget, coalesce(w.funded_minor, 0) AS funded, coalesce(w.committed_minor, 0) AS committed, coalesce(w.settled_minor, 0) AS paid,
  p.applicants, p.waiting, p.agreed`;

const besides = `LEFT JOIN wallets w ON w.campaign_id = c.id
  CROSS JOIN LATERAL (SELECT count(*)::int AS applicants, (count(*) FILTER (WHERE k.status IN ('applied', 'countered')))::int AS waiting,
    (count(*) FILTER (WHERE k.agreed_minor IS NOT NULL))::int AS agreed FROM collaborations k WHERE k.campaign_id = c.id) p`;

type Row = Omit<CampaignRow, "budget" | "people" | "updatedAt"> & Record<"budget" | "funded" | "committed" | "paid", string> & {
  currency: BudgetView["currency"]; updatedAt: Date; applicants: number; waiting: number; agreed: number;
};

function toRow({ currency, budget, funded, committed, paid, applicants, waiting, agreed, updatedAt, ...row }: Row): CampaignRow {
  const free = (BigInt(funded) - BigInt(committed) - BigInt(paid)).toString();
  return { ...row, updatedAt: updatedAt.toISOString(), budget: { currency, budget, funded, committed, paid, free }, people: { applicants, waiting, agreed } };
}

/** `%` and `_` are meant as they are written. */
const literally = (text: string): string => text.replace(/[\\%_]/g, "\\$&");

/** Campaigns of the organization, changed last first. */
export async function findCampaigns(sql: Sql, input: FindCampaignsInput): Promise<FindCampaignsResult> {
  const bind = [input.brandId, literally(input.text)];
  const found = await sql.rows<Row>(
    `SELECT ${rowColumns} ${withBrand} ${besides} ${matching} AND (cardinality($3::text[]) = 0 OR c.status = ANY ($3::text[]))
     ORDER BY c.updated_at DESC, c.id LIMIT $4`,
    [...bind, input.status, input.limit],
  );
  const statuses = await sql.rows<{ status: CampaignStatus; count: number }>(`SELECT c.status, count(*)::int AS count ${withBrand} ${matching} GROUP BY c.status`, bind);
  const counts = { draft: 0, live: 0, paused: 0, completed: 0, archived: 0, ...Object.fromEntries(statuses.map(({ status, count }) => [status, count])) };
  const wanted = statuses.filter(({ status }) => input.status.length === 0 || input.status.includes(status));
  return { rows: found.map(toRow), total: wanted.reduce((sum, { count }) => sum + count, 0), counts };
}

type WholeRow = Row & Pick<CampaignView, "brief" | "requirements" | "publishedVersion"> & { launchedAt: Date | null };

/** One campaign with everything its pages show. Throws not-found. */
export async function campaignById(sql: Sql, campaignId: string): Promise<CampaignView> {
  const found = await sql.row<WholeRow>(
    `SELECT ${rowColumns}, c.brief, c.requirements, c.launched_at AS "launchedAt", l.published_version AS "publishedVersion"
     ${withBrand} JOIN landing_pages l ON l.campaign_id = c.id ${besides} WHERE c.id = $1`,
    [campaignId],
  );
  if (!found) throw notFound("campaign");
  const { brief, requirements, launchedAt, publishedVersion, ...row } = found;
  return { ...toRow(row), brief, requirements, publishedVersion, launchedAt: launchedAt?.toISOString() ?? null };
}

/** What the campaign still lacks before it can be launched, by the same rule as the launch itself. Throws not-found. */
export async function launchReadiness(sql: Sql, campaignId: string, now: Date): Promise<LaunchReadiness> {
  const { brief, requirements, endsOn, budget, publishedVersion } = await campaignById(sql, campaignId);
  const facts = { campaign: { brief, requirements, endsOn, budgetMinor: BigInt(budget.budget) }, funded: BigInt(budget.funded), publishedVersion };
  return { missing: missingForLaunch(facts, now) };
}

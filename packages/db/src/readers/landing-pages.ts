import type { LandingDocument, LandingPageView, LandingVersionView, PublishedPageContent } from "@fanfare/contracts/landing";
import type { OpportunityView } from "@fanfare/contracts/opportunities";
import type { CampaignStatus } from "@fanfare/contracts/campaigns";
import type { Currency } from "@fanfare/contracts/money";
import { imagesOf, ineligibilityOf, isPublic, publishedContent, type ApplicantFacts, type BrandFacts } from "@fanfare/domain/campaigns";
import { notFound } from "@fanfare/domain/kernel";
import { readyImages } from "../repositories/landing-pages.ts";
import type { Sql } from "../scoped.ts";

type PageRow = {
  version: number; document: LandingDocument; publishedVersion: number; updatedAt: Date; status: CampaignStatus; slug: string;
  campaign: Pick<PublishedPageContent, "brief" | "requirements" | "startsOn" | "endsOn"> & { name: string; currency: Currency };
  brand: Omit<BrandFacts, "id">; holdDays: number; published: PublishedPageContent | null;
};

/** A landing page with what strangers read of it now, and with what they would read. Throws not-found. */
export async function landingPageById(sql: Sql, campaignId: string): Promise<LandingPageView> {
  const page = await sql.row<PageRow>(
    `SELECT l.version, l.document, l.published_version AS "publishedVersion", l.updated_at AS "updatedAt", c.status, c.slug,
       jsonb_build_object('name', c.name, 'brief', c.brief, 'requirements', c.requirements, 'startsOn', c.starts_on, 'endsOn', c.ends_on, 'currency', trim(c.currency)) AS campaign,
       jsonb_build_object('name', b.name, 'website', b.website, 'primaryColor', b.primary_color, 'accentColor', b.accent_color) AS brand,
       o.hold_days AS "holdDays", coalesce(p.content, v.content) AS published
     FROM landing_pages l JOIN campaigns c ON c.id = l.campaign_id JOIN brands b ON b.id = c.brand_id JOIN organizations o ON o.id = c.organization_id
     LEFT JOIN published_pages p ON p.campaign_id = c.id LEFT JOIN landing_page_versions v ON v.campaign_id = c.id AND v.number = l.published_version
     WHERE l.campaign_id = $1`,
    [campaignId],
  );
  if (!page) throw notFound("landing-page");
  const { campaign, brand, holdDays, document, status } = page;
  const images = await readyImages(sql, imagesOf(document));
  const preview = publishedContent({ ...campaign, status, budget: { currency: campaign.currency } }, { document, brand, holdDays, images });
  return {
    campaignId, version: page.version, document, publishedVersion: page.publishedVersion, published: page.published, preview,
    versions: await versionsOf(sql, campaignId), slug: page.slug, isPublic: isPublic({ status }), updatedAt: page.updatedAt.toISOString(),
  };
}

async function versionsOf(sql: Sql, campaignId: string): Promise<LandingVersionView[]> {
  const rows = await sql.rows<Omit<LandingVersionView, "publishedAt"> & { publishedAt: Date }>(
    `SELECT number, published_at AS "publishedAt", published_by_name AS "publishedByName", jsonb_array_length(content -> 'blocks') AS "blockCount"
     FROM landing_page_versions WHERE campaign_id = $1 ORDER BY number DESC LIMIT 100`,
    [campaignId],
  );
  return rows.map((row) => ({ ...row, publishedAt: row.publishedAt.toISOString() }));
}

export type ShownPage = { slug: string; campaignId: string; version: number; content: PublishedPageContent; publishedAt: Date };

/** What strangers may read under an address, or null. Needs no scope. */
export const publishedPageBySlug = (sql: Sql, slug: string): Promise<ShownPage | null> =>
  sql.row<ShownPage>(`SELECT slug, campaign_id AS "campaignId", version, content, published_at AS "publishedAt" FROM published_pages WHERE slug = $1`, [slug]);

/** The country and accounts of the creator in scope, as far as eligibility asks for them. */
export async function applicantFacts(sql: Sql, creatorId: string): Promise<ApplicantFacts> {
  const row = await sql.row<ApplicantFacts>(
    `SELECT c.country, coalesce(jsonb_agg(jsonb_build_object('platform', a.platform, 'followers', a.followers)) FILTER (WHERE a.id IS NOT NULL), '[]') AS accounts
     FROM creators c LEFT JOIN social_accounts a ON a.creator_id = c.id WHERE c.id = $1 GROUP BY c.id`,
    [creatorId],
  );
  return row ?? { country: null, accounts: [] };
}

/** Campaigns that take applications on this day, those ending soonest first. The scope is the creator's own. */
export async function findOpportunities(sql: Sql, creatorId: string, today: string): Promise<OpportunityView[]> {
  const applicant = await applicantFacts(sql, creatorId);
  const rows = await sql.rows<{ slug: string; content: PublishedPageContent; collaborationId: string | null }>(
    `SELECT p.slug, p.content, k.id AS "collaborationId" FROM published_pages p
     LEFT JOIN collaborations k ON k.campaign_id = p.campaign_id AND k.creator_id = $1
     WHERE p.open AND (p.content ->> 'endsOn' IS NULL OR p.content ->> 'endsOn' >= $2)
     ORDER BY p.content ->> 'endsOn' NULLS LAST, p.published_at DESC LIMIT 200`,
    [creatorId, today],
  );
  return rows.map(({ slug, content, collaborationId }) => opportunity(slug, content, applicant, collaborationId));
}

function opportunity(slug: string, content: PublishedPageContent, applicant: ApplicantFacts, collaborationId: string | null): OpportunityView {
  const hero = content.blocks.find((block) => block.type === "hero");
  const image = content.images.find((one) => one.assetId === hero?.image?.assetId);
  return {
    slug, campaignName: content.campaignName, brandName: content.brandName, colors: content.colors,
    headline: hero?.headline ?? content.campaignName, creatorGets: content.brief.creatorGets,
    requirements: content.requirements.map(({ platform, format, count }) => ({ platform, format, count })),
    endsOn: content.endsOn, imageUrl: image?.sizes[0]?.url ?? null,
    ineligibility: ineligibilityOf(content, applicant), collaborationId,
  };
}

import type { PublishedPageContent } from "@fanfare/contracts/landing";
import { inScope } from "@fanfare/db/scoped";
import type { Context, CreatorActor, Member } from "@fanfare/domain/kernel";
import { starterDocument } from "@fanfare/domain/campaigns";
import { newId } from "@fanfare/domain/kernel";
import type { Sequelize } from "sequelize";
import { brandOf } from "./campaigns.ts";
import { asking, memberOf } from "./identity.ts";

/** A campaign that takes applications, as rows, and an owner who acts for its organization. */
export type LiveCampaign = { organizationId: string; campaignId: string; slug: string; owner: Member; asOwner: Context; content: PublishedPageContent };
export type CreatorRow = { creatorId: string; userId: string; actor: CreatorActor; asCreator: Context };

/** A campaign of an organization as rows: quick, for tests that need many. Nothing is deposited. */
export async function openCampaignRows(app: Sequelize, by: { organizationId: string; userId: string; brandId: string }, overrides: Partial<PublishedPageContent> = {}) {
  const { organizationId, userId, brandId } = by;
  const campaignId = newId();
  const slug = `spring-${campaignId.slice(-12)}`;
  const content: PublishedPageContent = {
    format: 1, state: "open", campaignName: "Spring kitchen", brandName: "Acme", brandWebsite: null, colors: { primary: "#0F5C4D", accent: "#E9A93A" }, language: "en",
    brief: { goal: "Show the pan in use", audience: "", keyMessages: [], dos: [], donts: [], creatorGets: "A pan" },
    requirements: [{ id: "r1", platform: "youtube", format: "video", count: 1, dueOffsetDays: 14, mustMention: ["Acme"], mustLink: null, disclosure: "platform-label", notes: "" }],
    questions: [], eligibility: { countries: [], minimumFollowers: null }, currency: "EUR", startsOn: null, endsOn: "2099-12-31", holdDays: 0, blocks: [], images: [],
    ...overrides,
  };
  await inScope(app, { organizationId, userId }, async (sql) => {
    const at = new Date().toISOString();
    await sql.change(
      `INSERT INTO campaigns (id, organization_id, brand_id, name, status, brief, requirements, ends_on, budget_minor, currency, slug, created_by, created_at, updated_at)
       VALUES ($1, $2, $3, $4, 'live', $5::jsonb, $6::jsonb, '2099-12-31', 1000000, $7, $8, $9, $10, $10)`,
      [campaignId, organizationId, brandId, content.campaignName, JSON.stringify(content.brief), JSON.stringify(content.requirements), content.currency, slug, userId, at],
    );
    await sql.change(`INSERT INTO landing_pages (campaign_id, organization_id, document, published_version, updated_at) VALUES ($1, $2, $3::jsonb, 1, $4)`, [
      campaignId, organizationId, JSON.stringify(starterDocument(content.campaignName)), at,
    ]);
    await sql.change(
      `INSERT INTO published_pages (slug, organization_id, campaign_id, version, open, content, published_at) VALUES ($1, $2, $3, 1, true, $4::jsonb, $5)`,
      [slug, organizationId, campaignId, JSON.stringify(content), at],
    );
  });
  return { campaignId, slug, content };
}

/** An organization with an owner and a campaign that takes applications. */
export async function liveCampaign(app: Sequelize, overrides: Partial<PublishedPageContent> = {}): Promise<LiveCampaign> {
  const owner = await memberOf(app, { name: "Olga Owner" });
  const { organizationId, userId } = owner;
  const brandId = await brandOf(app, owner);
  return { organizationId, owner, asOwner: asking(owner), ...(await openCampaignRows(app, { organizationId, userId, brandId }, overrides)) };
}

/** A creator who signed up, with one account on YouTube. */
export async function signedUpCreator(app: Sequelize, name = "Mira Weber"): Promise<CreatorRow> {
  const [creatorId, userId] = [newId(), newId()];
  await inScope(app, { creatorId, userId }, async (sql) => {
    const at = new Date().toISOString();
    await sql.change(
      `INSERT INTO creators (id, user_id, display_name, country, email, source, created_at, updated_at) VALUES ($1, $2, $3, 'DE', $4, 'self', $5, $5)`,
      [creatorId, userId, name, `${creatorId}@example.org`, at],
    );
    await sql.change(
      `INSERT INTO social_accounts (id, creator_id, platform, handle, handle_folded, followers, average_views, engagement_rate, metrics_source, metrics_read_at)
       VALUES ($1, $2, 'youtube', $3, $3, 24000, 9000, 0.041, 'self', $4)`,
      [newId(), creatorId, `mira${creatorId.slice(-12)}`, at],
    );
  });
  const actor: CreatorActor = { kind: "creator", userId, creatorId, name };
  return { creatorId, userId, actor, asCreator: asking(actor) };
}

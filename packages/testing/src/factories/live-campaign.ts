import type { PublishedPageContent } from "@fanfare/contracts/landing";
import { inScope } from "@fanfare/db/scoped";
import type { Context, CreatorActor, Member } from "@fanfare/domain/kernel";
import { newId } from "@fanfare/domain/kernel";
import type { Sequelize } from "sequelize";

/** A campaign that takes applications, as rows, and an owner who acts for its organization. */
export type LiveCampaign = { organizationId: string; campaignId: string; slug: string; owner: Member; asOwner: Context; content: PublishedPageContent };
export type CreatorRow = { creatorId: string; userId: string; actor: CreatorActor; asCreator: Context };

const trace = { correlationId: "test", causationId: null };

export async function liveCampaign(app: Sequelize, overrides: Partial<PublishedPageContent> = {}): Promise<LiveCampaign> {
  const [organizationId, brandId, campaignId, userId] = [newId(), newId(), newId(), newId()];
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
    await sql.change(`INSERT INTO organizations (id, name, kind, created_at) VALUES ($1, 'North agency', 'agency', $2)`, [organizationId, at]);
    await sql.change(`INSERT INTO memberships (id, organization_id, user_id, name, email, role, created_at) VALUES ($1, $2, $3, 'Olga Owner', 'olga@example.org', 'owner', $4)`, [newId(), organizationId, userId, at]);
    await sql.change(`INSERT INTO brands (id, organization_id, name, created_at) VALUES ($1, $2, 'Acme', $3)`, [brandId, organizationId, at]);
    await sql.change(
      `INSERT INTO campaigns (id, organization_id, brand_id, name, status, brief, requirements, ends_on, budget_minor, currency, slug, created_by, created_at, updated_at)
       VALUES ($1, $2, $3, $4, 'live', $5::jsonb, $6::jsonb, '2099-12-31', 1000000, $7, $8, $9, $10, $10)`,
      [campaignId, organizationId, brandId, content.campaignName, JSON.stringify(content.brief), JSON.stringify(content.requirements), content.currency, slug, userId, at],
    );
    await sql.change(
      `INSERT INTO published_pages (slug, organization_id, campaign_id, version, open, content, published_at) VALUES ($1, $2, $3, 1, true, $4::jsonb, $5)`,
      [slug, organizationId, campaignId, JSON.stringify(content), at],
    );
  });
  const owner: Member = { kind: "member", userId, organizationId, role: "owner", name: "Olga Owner" };
  return { organizationId, campaignId, slug, owner, asOwner: { actor: owner, trace }, content };
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
  return { creatorId, userId, actor, asCreator: { actor, trace } };
}

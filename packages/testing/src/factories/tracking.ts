import type { DeliverableRequirement } from "@fanfare/contracts/requirements";
import { inScope } from "@fanfare/db/scoped";
import { unitOfWorkOn } from "@fanfare/db/unit-of-work";
import { openDeliverables } from "@fanfare/domain/content";
import { newId, type CreatorActor, type Member } from "@fanfare/domain/kernel";
import type { Sequelize } from "sequelize";
import { brief, requirement } from "./campaigns.ts";
import { asking } from "./identity.ts";

/** A creator who signed up, with one YouTube account. */
export async function creatorOnYouTube(db: Sequelize, handle: string, name = "Mira Lind"): Promise<CreatorActor> {
  const actor: CreatorActor = { kind: "creator", userId: newId(), creatorId: newId(), name };
  await inScope(db, { userId: actor.userId }, async (sql) => {
    await sql.change(`INSERT INTO creators (id, user_id, display_name, source, created_at, updated_at) VALUES ($1, $2, $3, 'self', now(), now())`, [actor.creatorId, actor.userId, name]);
    await sql.change(
      `INSERT INTO social_accounts (id, creator_id, platform, handle, handle_folded, metrics_source, metrics_read_at) VALUES ($1, $2, 'youtube', $3, lower($3), 'creator', now())`,
      [newId(), actor.creatorId, handle],
    );
  });
  return actor;
}

type Engagement = { member: Member; campaignId: string; creator: CreatorActor; requirements?: DeliverableRequirement[]; agreedMinor?: number; agreedAt?: Date };

/** A collaboration whose pieces of work are all approved, as rows: for tests of what comes after. Answers the ids. */
export async function approvedWork(db: Sequelize, engagement: Engagement): Promise<{ collaborationId: string; deliverableIds: string[] }> {
  const { member, campaignId, creator, requirements = [requirement], agreedMinor = 52_000, agreedAt = new Date(Date.now() - 86_400_000) } = engagement;
  const collaborationId = newId();
  const { organizationId } = member;
  await inScope(db, { organizationId }, (sql) =>
    sql.change(
      `INSERT INTO collaborations (id, organization_id, campaign_id, creator_id, campaign_name, brand_name, creator_name, status, agreed_minor, currency,
         language, hold_days, requirements, brief, applied_at, agreed_at, updated_at)
       VALUES ($1, $2, $3, $4, 'Summer running', 'Kestrel', $5, 'approved', $6, 'EUR', 'en', 0, $7::jsonb, $8::jsonb, $9, $9, $9)`,
      [collaborationId, organizationId, campaignId, creator.creatorId, creator.name, agreedMinor, JSON.stringify(requirements), JSON.stringify(brief), agreedAt.toISOString()],
    ),
  );
  const facts = { organizationId, creatorId: creator.creatorId, campaignId, collaborationId, creatorName: creator.name, campaignName: "Summer running", requirements, agreedAt };
  const deliverableIds = await unitOfWorkOn(db, { now: () => new Date() }).run({ organizationId }, asking(member), (tx) => openDeliverables(tx, facts));
  await inScope(db, { organizationId }, (sql) => sql.change(`UPDATE deliverables SET status = 'approved' WHERE collaboration_id = $1`, [collaborationId]));
  return { collaborationId, deliverableIds };
}

import { inScope } from "@fanfare/db/scoped";
import { newId, type Member } from "@fanfare/domain/kernel";
import type { AccountReading, PostReading } from "@fanfare/domain/tracking";
import type { Sequelize } from "sequelize";
import { approvedWork, creatorOnYouTube } from "./tracking.ts";

export type VerifiedPost = { publicationId: string; collaborationId: string; creatorId: string; userId: string; socialAccountId: string };

/** A creator's verified post in a campaign, as rows, without a reading. `handle` has to be a new one. */
export async function verifiedPost(db: Sequelize, { member, campaignId, handle }: { member: Member; campaignId: string; handle: string }): Promise<VerifiedPost> {
  const creator = await creatorOnYouTube(db, handle);
  const { collaborationId, deliverableIds } = await approvedWork(db, { member, campaignId, creator });
  const publicationId = newId();
  return inScope(db, { organizationId: member.organizationId }, async (sql) => {
    await sql.change(
      `INSERT INTO publications (id, organization_id, creator_id, campaign_id, collaboration_id, deliverable_id, platform, url, external_id, status, published_at, reported_at, verified_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, 'youtube', 'https://youtu.be/' || $7, $7, 'verified', now(), now(), now(), now())`,
      [publicationId, member.organizationId, creator.creatorId, campaignId, collaborationId, deliverableIds[0], publicationId],
    );
    const account = await sql.row<{ id: string }>(`SELECT id FROM social_accounts WHERE creator_id = $1`, [creator.creatorId]);
    return { publicationId, collaborationId, creatorId: creator.creatorId, userId: creator.userId, socialAccountId: account!.id };
  });
}

/** A reading of a post at a moment; what is not given was not told. */
export const postReading = (publicationId: string, at: string, counts: Partial<PostReading> = {}): PostReading => ({
  publicationId, takenAt: new Date(at), source: "youtube", views: null, likes: null, comments: null, shares: null, rawKey: `raw/${publicationId}/${at}`, ...counts,
});

/** A reading of an account at a moment; what is not given was not told. */
export const accountReading = (socialAccountId: string, at: string, told: Partial<AccountReading> = {}): AccountReading => ({
  socialAccountId, takenAt: new Date(at), source: "youtube", rawKey: `raw/${socialAccountId}/${at}`, handle: null, followers: null, views: null, posts: null, recent: null, audience: null, ...told,
});

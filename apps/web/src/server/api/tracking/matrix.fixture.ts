import type { DeliverableRequirement } from "@fanfare/contracts/requirements";
import { inScope } from "@fanfare/db/scoped";
import { openDeliverables } from "@fanfare/domain/content";
import { newId } from "@fanfare/domain/kernel";
import { uploadedFile } from "@fanfare/testing/factories/content";
import type { MatrixFixture } from "../../testing/matrix.ts";
import { engagementsIn } from "../../testing/engagements.ts";
import { trackingOf } from "../../compose/tracking.ts";
import type { World } from "../../testing/world.ts";

const requirement: DeliverableRequirement = {
  id: "video", platform: "youtube", format: "video", count: 1, dueOffsetDays: 14, mustMention: [], mustLink: null, disclosure: "none", notes: "",
};
const story: DeliverableRequirement = { ...requirement, id: "story", platform: "instagram", format: "story" };

export const matrix: MatrixFixture = async (world) => {
  const commands = trackingOf(world.app);
  const engagements = await engagementsIn(world);
  let count = 0;
  const url = () => `https://youtu.be/matrix${String((count += 1)).padStart(5, "0")}`;
  const approved = async (wanted = requirement) => {
    const { collaborationId, campaignId } = await engagements.agreed();
    return { deliverableId: await approvedPiece(world, collaborationId, campaignId, wanted), campaignId };
  };
  const found = async () => ({ foundPostId: await foundPost(world, await approved(), url()) });
  const shown = async () => {
    const { deliverableId } = await approved(story);
    const assetIds = [await uploadedFile(world.app.db, world.as("creator"), { kind: "image" })];
    return { deliverableId, assetIds, publishedAt: new Date(Date.now() - 60_000).toISOString(), views: 1_200, likes: null, comments: null, shares: null };
  };
  const reported = async () => {
    const { deliverableId, campaignId } = await approved();
    const { id: publicationId } = await commands.reportPublication(world.as("creator"), { deliverableId, url: url() });
    return { publicationId, campaignId };
  };
  const verified = async () => {
    const { publicationId, campaignId } = await reported();
    await inScope(world.app.db, { organizationId: world.organizationId }, (sql) => sql.change(`UPDATE publications SET status = 'verified', verified_at = now() WHERE id = $1`, [publicationId]));
    return { campaignId };
  };
  const { deliverableId } = await approved();
  return {
    procedures: {
      "command.reportPublication": { input: async () => ({ deliverableId: (await approved()).deliverableId, url: url() }) },
      "command.recheckPublication": { input: async () => ({ publicationId: (await reported()).publicationId }) },
      "command.refreshMetrics": { input: verified },
      "command.reportFoundPost": { input: found },
      "command.dismissFoundPost": { input: found },
      "command.submitStoryProof": { input: shown },
      "command.decideStoryProof": {
        input: async () => ({ storyProofId: (await commands.submitStoryProof(world.as("creator"), await shown())).id, decision: "accept", reason: "" }),
      },
      "command.beginConnect": { input: () => ({ platform: "x" }), stranger: "own-data", refusedAs: "tracking.platform-not-connected" },
      "command.disconnectAccount": { input: async () => ({ connectionId: await connectedAccount(world), erase: false }) },
      "command.readAccountNow": { input: async () => ({ connectionId: await connectedAccount(world) }) },
      "query.findMyConnections": { input: () => undefined, stranger: "own-data" },
      "query.findPublication": { input: () => ({ deliverableId }) },
      "query.findMyPublication": { input: () => ({ deliverableId }) },
    },
    routes: {
      "GET /creator/accounts/callback/[platform]": () => ({ params: { platform: "x" }, stranger: "own-data" }),
      "POST /api/webhooks/[platform]/deauthorization": () => ({ params: { platform: "x" }, body: "", refusedAs: "tracking.platform-not-connected" }),
      "POST /api/webhooks/[platform]/data-deletion": () => ({ params: { platform: "x" }, body: "", refusedAs: "tracking.platform-not-connected" }),
      "GET /api/webhooks/[platform]": () => ({ params: { platform: "x" }, refusedAs: "tracking.platform-not-connected" }),
      "POST /api/webhooks/[platform]": () => ({ params: { platform: "x" }, body: "{}", refusedAs: "tracking.platform-not-connected" }),
    },
  };
};

let connected = 0;
/** An account that the creator connected, as rows: each call needs one of its own, because giving it back ends it. */
async function connectedAccount(world: World): Promise<string> {
  const [id, accountId] = [newId(), newId()];
  const { creatorId, userId } = world.as("creator").actor;
  const externalId = `matrix-${(connected += 1)}`;
  await inScope(world.app.db, { creatorId, userId }, async (sql) => {
    await sql.change(
      `INSERT INTO social_accounts (id, creator_id, platform, handle, handle_folded, external_id, metrics_source, metrics_read_at) VALUES ($1, $2, 'tiktok', $3, $3, $3, 'tiktok', now())`,
      [accountId, creatorId, externalId],
    );
    await sql.change(
      `INSERT INTO account_connections (id, creator_id, social_account_id, platform, external_id, status, scopes, connected_at, access_expires_at, refresh_at, updated_at)
       VALUES ($1, $2, $3, 'tiktok', $4, 'active', '{}', now(), now() + interval '1 day', now() + interval '1 day', now())`,
      [id, creatorId, accountId, externalId],
    );
  });
  return id;
}

/** A post that the sync found for a piece of work, as a row. */
async function foundPost(world: World, { deliverableId, campaignId }: { deliverableId: string; campaignId: string }, url: string): Promise<string> {
  const id = newId();
  await inScope(world.app.db, { organizationId: world.organizationId }, (sql) =>
    sql.change(
      `INSERT INTO found_posts (id, organization_id, creator_id, campaign_id, deliverable_id, platform, external_id, url, title, published_at, checks, status, found_at)
       VALUES ($1, $2, $3, $4, $5, 'youtube', $6, $7, 'Soup', now(), '[]', 'suggested', now())`,
      [id, world.organizationId, world.as("creator").actor.creatorId, campaignId, deliverableId, url.slice(-11), url],
    ),
  );
  return id;
}

/** A piece of work as the review leaves it when a version was approved. */
async function approvedPiece(world: World, collaborationId: string, campaignId: string, wanted: DeliverableRequirement): Promise<string> {
  const { organizationId } = world;
  const { creatorId, name } = world.as("creator").actor;
  const facts = { organizationId, creatorId, campaignId, collaborationId, creatorName: name, campaignName: "Campaign", requirements: [wanted], agreedAt: new Date() };
  const [id] = await world.app.unitOfWork.run({ organizationId, creatorId }, world.as("owner"), (tx) => openDeliverables(tx, facts));
  await inScope(world.app.db, { organizationId }, (sql) => sql.change(`UPDATE deliverables SET status = 'approved' WHERE id = $1`, [id]));
  return id!;
}

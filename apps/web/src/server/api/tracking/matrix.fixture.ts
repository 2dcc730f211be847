import type { DeliverableRequirement } from "@fanfare/contracts/requirements";
import { inScope } from "@fanfare/db/scoped";
import { openDeliverables } from "@fanfare/domain/content";
import type { MatrixFixture } from "../../testing/matrix.ts";
import { engagementsIn } from "../../testing/engagements.ts";
import { trackingOf } from "../../compose/tracking.ts";
import type { World } from "../../testing/world.ts";

const requirement: DeliverableRequirement = {
  id: "video", platform: "youtube", format: "video", count: 1, dueOffsetDays: 14, mustMention: [], mustLink: null, disclosure: "none", notes: "",
};

export const matrix: MatrixFixture = async (world) => {
  const commands = trackingOf(world.app);
  const engagements = await engagementsIn(world);
  let count = 0;
  const url = () => `https://youtu.be/matrix${String((count += 1)).padStart(5, "0")}`;
  const approved = async () => {
    const { collaborationId, campaignId } = await engagements.agreed();
    return { deliverableId: await approvedPiece(world, collaborationId, campaignId), campaignId };
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
      "query.findPublication": { input: () => ({ deliverableId }) },
      "query.findMyPublication": { input: () => ({ deliverableId }) },
    },
  };
};

/** A piece of work as the review leaves it when a version was approved. */
async function approvedPiece(world: World, collaborationId: string, campaignId: string): Promise<string> {
  const { organizationId } = world;
  const { creatorId, name } = world.as("creator").actor;
  const facts = { organizationId, creatorId, campaignId, collaborationId, creatorName: name, campaignName: "Campaign", requirements: [requirement], agreedAt: new Date() };
  const [id] = await world.app.unitOfWork.run({ organizationId, creatorId }, world.as("owner"), (tx) => openDeliverables(tx, facts));
  await inScope(world.app.db, { organizationId }, (sql) => sql.change(`UPDATE deliverables SET status = 'approved' WHERE id = $1`, [id]));
  return id!;
}

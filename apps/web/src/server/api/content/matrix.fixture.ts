import { newId } from "@fanfare/domain/kernel";
import { readyCampaign, requirement } from "@fanfare/testing/factories/campaigns";
import { openWork, submittedDraft, uploadedFile } from "@fanfare/testing/factories/content";
import { contentOf } from "../../compose/content.ts";
import type { MatrixFixture } from "../../testing/matrix.ts";

export const matrix: MatrixFixture = async (world) => {
  const { db } = world.app;
  const owner = world.as("owner");
  const { id: campaignId } = await readyCampaign(db, owner.actor, { brandId: world.brandId, name: world.unique("Reviewed"), funded: 0n });
  const requirements = ["a", "b", "c"].map((id) => ({ ...requirement, id, count: 20 }));
  const work = await openWork(db, owner.actor, world.as("creator").actor, { campaignId, requirements });
  const pieces = work.deliverableIds.values();
  const openPiece = () => pieces.next().value!;
  const submitted = async () => {
    const deliverableId = openPiece();
    return { deliverableId, draftId: await submittedDraft(db, work, deliverableId) };
  };
  const { deliverableId, draftId } = await submitted();
  const comment = () => ({ id: newId(), draftId, atMs: 3_000, untilMs: null, body: "Louder here", visibility: "shared" as const });
  const { id: commentId } = await contentOf(world.app).addComment(owner, comment());
  return {
    procedures: {
      "command.addComment": { input: comment },
      "command.approveDraft": { input: submitted },
      "command.commentAsCreator": { input: comment },
      "command.requestChanges": { input: async () => ({ ...(await submitted()), note: "Shorter", dueOn: null }) },
      "command.resolveAsCreator": { input: () => ({ commentId, resolved: true }) },
      "command.resolveComment": { input: () => ({ commentId, resolved: false }) },
      "command.submitDraft": { input: async () => ({ deliverableId: openPiece(), assetId: await uploadedFile(db, work.creator), note: "" }) },
      // A collaboration of somebody else has no pieces that one could see.
      "query.findCollaborationDeliverables": { input: () => ({ collaborationId: work.collaborationId }), stranger: "own-data" },
      "query.findDeliverable": { input: () => ({ deliverableId }) },
      "query.findDeliverables": { input: () => ({ campaignId }), stranger: "own-data" },
      "query.findMyDeliverable": { input: () => ({ deliverableId }) },
      "query.findMyDeliverables": { input: () => ({ collaborationId: work.collaborationId }), stranger: "own-data" },
    },
  };
};

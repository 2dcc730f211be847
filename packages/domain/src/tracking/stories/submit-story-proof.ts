import type { Receipt } from "@fanfare/contracts/ids";
import type { SubmitStoryProofInput } from "@fanfare/contracts/tracking";
import { deliverableFor, type ContentRepositories } from "../../content/index.ts";
import { authorizeCreator } from "../../identity/index.ts";
import { newId, notFound, ruleBroken, scopeOf, type Context, type UnitOfWork } from "../../kernel/index.ts";
import { handInDraftFile, type MediaRepositories } from "../../media/index.ts";
import { mustBeApproved } from "../commands/report-publication.ts";
import type { TrackingRepositories } from "../ports.ts";
import { submitProof } from "./story-proof.ts";

type Repositories = ContentRepositories & MediaRepositories & TrackingRepositories;

/**
 * A creator shows by screenshots what a story brought that was not read while it lived. While a proof is being looked
 * at, no other can be handed in; the same files sent twice are one proof.
 */
export const makeSubmitStoryProof =
  ({ unitOfWork }: { unitOfWork: UnitOfWork<Repositories> }) =>
  (context: Context, { deliverableId, publishedAt, ...said }: SubmitStoryProofInput): Promise<Receipt> => {
    const creator = authorizeCreator(context.actor);
    return unitOfWork.run(scopeOf(creator), context, async (tx) => {
      const deliverable = await deliverableFor(tx, deliverableId);
      if (deliverable.creatorId !== creator.creatorId) throw notFound("deliverable");
      if (deliverable.requirement.format !== "story") throw ruleBroken("tracking.not-a-story", "Only stories are shown by screenshots. Report the link of this post instead.");
      mustBeApproved(deliverable);
      const latest = await tx.storyProofs.latestOf(deliverableId);
      if (latest?.status === "submitted") {
        if (latest.assetIds.join() === said.assetIds.join()) return { id: latest.id, version: latest.version };
        throw ruleBroken("tracking.proof-being-looked-at", "Your last proof is being looked at. You can send another one if it is refused.");
      }
      for (const assetId of said.assetIds) await handInDraftFile(tx, assetId, deliverable);
      const { organizationId, creatorId, campaignId } = deliverable;
      const owner = { id: newId(tx.at.getTime()), organizationId, creatorId, campaignId, deliverableId };
      const { state, facts } = submitProof(owner, deliverable, { ...said, publishedAt: new Date(publishedAt) }, tx.at);
      await tx.storyProofs.add(state);
      await tx.outbox.append(facts, state.version);
      return { id: state.id, version: state.version };
    });
  };

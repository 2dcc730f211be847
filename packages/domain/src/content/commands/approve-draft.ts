import type { ApproveDraftInput } from "@fanfare/contracts/content";
import type { Receipt } from "@fanfare/contracts/ids";
import { authorizeMember } from "../../identity/index.ts";
import { notFound, scopeOf, type Context, type UnitOfWork } from "../../kernel/index.ts";
import { fileOf, type MediaRepositories } from "../../media/index.ts";
import { approveDraft } from "../deliverable.ts";
import type { ContentRepositories } from "../ports.ts";

/** A reviewer accepts the newest version; the creator may publish it now. */
export const makeApproveDraft =
  ({ unitOfWork }: { unitOfWork: UnitOfWork<ContentRepositories & MediaRepositories> }) =>
  (context: Context, input: ApproveDraftInput): Promise<Receipt> => {
    const member = authorizeMember(context.actor, "content.review");
    return unitOfWork.run(scopeOf(member), context, async (tx) => {
      const deliverable = await tx.deliverables.get(input.deliverableId);
      const draft = deliverable.drafts.find((known) => known.id === input.draftId);
      if (!draft) throw notFound("draft");
      const isWatchable = (await fileOf(tx, draft.assetId)).status === "ready";
      const { state, facts } = approveDraft(deliverable, { draftId: draft.id, isWatchable, by: member.name }, tx.at);
      await tx.deliverables.save(state);
      await tx.outbox.append(facts, deliverable.version + 1);
      return { id: deliverable.id, version: deliverable.version + 1 };
    });
  };

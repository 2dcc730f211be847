import type { SubmitDraftInput } from "@fanfare/contracts/content";
import type { Receipt } from "@fanfare/contracts/ids";
import { authorizeCreator } from "../../identity/index.ts";
import { newId, notFound, scopeOf, type Context, type UnitOfWork } from "../../kernel/index.ts";
import { handInDraftFile, type MediaRepositories } from "../../media/index.ts";
import { submitDraft } from "../deliverable.ts";
import type { ContentRepositories } from "../ports.ts";

/** A creator hands in an uploaded file as the next version; it may still be in processing. */
export const makeSubmitDraft =
  ({ unitOfWork }: { unitOfWork: UnitOfWork<ContentRepositories & MediaRepositories> }) =>
  (context: Context, input: SubmitDraftInput): Promise<Receipt> => {
    const creator = authorizeCreator(context.actor);
    return unitOfWork.run(scopeOf(creator), context, async (tx) => {
      const deliverable = await tx.deliverables.get(input.deliverableId);
      if (deliverable.creatorId !== creator.creatorId) throw notFound("deliverable");
      // The same file handed in twice is a repeated click, not another version.
      if (deliverable.drafts.at(-1)?.assetId === input.assetId) return { id: deliverable.id, version: deliverable.version };
      const file = await handInDraftFile(tx, input.assetId, deliverable);
      const draft = { id: newId(tx.at.getTime()), assetId: file.id, assetKind: file.kind, note: input.note };
      const { state, facts } = submitDraft(deliverable, draft, tx.at);
      await tx.deliverables.save(state);
      await tx.outbox.append(facts, deliverable.version + 1);
      return { id: deliverable.id, version: deliverable.version + 1 };
    });
  };

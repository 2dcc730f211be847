import type { RequestChangesInput } from "@fanfare/contracts/content";
import type { Receipt } from "@fanfare/contracts/ids";
import { authorizeMember } from "../../identity/index.ts";
import { ruleBroken, scopeOf, type Context, type UnitOfWork } from "../../kernel/index.ts";
import { requestChanges } from "../deliverable.ts";
import type { ContentRepositories } from "../ports.ts";

/** A reviewer sends the newest version back, with a note or with open comments that the creator can read. */
export const makeRequestChanges =
  ({ unitOfWork }: { unitOfWork: UnitOfWork<ContentRepositories> }) =>
  (context: Context, input: RequestChangesInput): Promise<Receipt> => {
    const member = authorizeMember(context.actor, "content.review");
    return unitOfWork.run(scopeOf(member), context, async (tx) => {
      const deliverable = await tx.deliverables.get(input.deliverableId);
      const { state, facts } = requestChanges(deliverable, { ...input, by: member.name }, tx.at);
      if (input.note === "" && (await tx.draftComments.countOpenPoints(input.draftId)) === 0) {
        throw ruleBroken("content.nothing-to-change", "Say what should change: write a note, or leave a comment the creator can see.");
      }
      await tx.deliverables.save(state);
      await tx.outbox.append(facts, deliverable.version + 1);
      return { id: deliverable.id, version: deliverable.version + 1 };
    });
  };

import type { AddCommentInput, ResolveCommentInput } from "@fanfare/contracts/content";
import type { Receipt } from "@fanfare/contracts/ids";
import { DomainError, scopeOf, type Context, type UnitOfWork } from "../../kernel/index.ts";
import { addComment, resolveComment } from "../comment.ts";
import type { ContentRepositories } from "../ports.ts";

type Dependencies = { unitOfWork: UnitOfWork<ContentRepositories> };

/** A reviewer or the creator says something about a moment of a version. The same comment sent twice is kept once. */
export const makeAddComment =
  ({ unitOfWork }: Dependencies) =>
  (context: Context, input: AddCommentInput): Promise<Receipt> =>
    unitOfWork.run(scopeOf(context.actor), context, async (tx) => {
      const deliverable = await tx.deliverables.ofDraft(input.draftId);
      const { state, facts } = addComment(deliverable, context.actor, input, tx.at);
      if (await tx.draftComments.add(state)) await tx.outbox.append(facts, state.version);
      else await mustBeTheSame(tx, state.id, state.authorId);
      return { id: state.id, version: state.version };
    });

async function mustBeTheSame(tx: ContentRepositories, id: string, authorId: string): Promise<void> {
  const known = await tx.draftComments.get(id);
  if (known.authorId !== authorId) throw new DomainError("conflict", "content.comment-id-taken", "This comment could not be kept under its id. Send it again.");
}

/** Ticks a comment off or opens it again. */
export const makeResolveComment =
  ({ unitOfWork }: Dependencies) =>
  (context: Context, { commentId, resolved }: ResolveCommentInput): Promise<Receipt> =>
    unitOfWork.run(scopeOf(context.actor), context, async (tx) => {
      const comment = await tx.draftComments.get(commentId);
      const deliverable = await tx.deliverables.ofDraft(comment.draftId);
      const { state, facts } = resolveComment(deliverable, comment, context.actor, resolved, tx.at);
      if (facts.length === 0) return { id: comment.id, version: comment.version };
      await tx.draftComments.save(state);
      await tx.outbox.append(facts, comment.version + 1);
      return { id: comment.id, version: comment.version + 1 };
    });

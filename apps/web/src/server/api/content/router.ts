import { router } from "../trpc.ts";
import { addComment } from "./add-comment.command.ts";
import { approveDraft } from "./approve-draft.command.ts";
import { commentAsCreator } from "./comment-as-creator.command.ts";
import { findCollaborationDeliverables } from "./find-collaboration-deliverables.query.ts";
import { findDeliverable } from "./find-deliverable.query.ts";
import { findDeliverables } from "./find-deliverables.query.ts";
import { findMyDeliverable } from "./find-my-deliverable.query.ts";
import { findMyDeliverables } from "./find-my-deliverables.query.ts";
import { requestChanges } from "./request-changes.command.ts";
import { resolveAsCreator } from "./resolve-as-creator.command.ts";
import { resolveComment } from "./resolve-comment.command.ts";
import { submitDraft } from "./submit-draft.command.ts";

export const content = router({
  command: router({ addComment, approveDraft, commentAsCreator, requestChanges, resolveAsCreator, resolveComment, submitDraft }),
  query: router({ findCollaborationDeliverables, findDeliverable, findDeliverables, findMyDeliverable, findMyDeliverables }),
});

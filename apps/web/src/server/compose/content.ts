import { makeAddComment, makeApproveDraft, makeRequestChanges, makeResolveComment, makeSubmitDraft } from "@fanfare/domain/content";
import { perApp } from "./per-app.ts";

export const contentOf = perApp(({ unitOfWork }) => ({
  submitDraft: makeSubmitDraft({ unitOfWork }),
  addComment: makeAddComment({ unitOfWork }),
  resolveComment: makeResolveComment({ unitOfWork }),
  requestChanges: makeRequestChanges({ unitOfWork }),
  approveDraft: makeApproveDraft({ unitOfWork }),
}));

import {
  makeAddToList, makeCancelImport, makeCreateList, makeRemoveFromList, makeRemoveList, makeRenameList, makeRevokeListShare, makeShareList, makeStartImport, makeUndoImport, makeUploadImport, makeVoteOnList,
} from "@fanfare/domain/creators";
import { perApp } from "./per-app.ts";

export const creatorsOf = perApp(({ unitOfWork }) => ({
  uploadImport: makeUploadImport({ unitOfWork }),
  startImport: makeStartImport({ unitOfWork }),
  cancelImport: makeCancelImport({ unitOfWork }),
  undoImport: makeUndoImport({ unitOfWork }),
  createList: makeCreateList({ unitOfWork }),
  renameList: makeRenameList({ unitOfWork }),
  removeList: makeRemoveList({ unitOfWork }),
  addToList: makeAddToList({ unitOfWork }),
  removeFromList: makeRemoveFromList({ unitOfWork }),
  shareList: makeShareList({ unitOfWork }),
  revokeListShare: makeRevokeListShare({ unitOfWork }),
  voteOnList: makeVoteOnList({ unitOfWork }),
}));

import { router } from "../trpc.ts";
import { addToList } from "./add-to-list.command.ts";
import { cancelImport } from "./cancel-import.command.ts";
import { createList } from "./create-list.command.ts";
import { findCreator } from "./find-creator.query.ts";
import { findImport } from "./find-import.query.ts";
import { findImports } from "./find-imports.query.ts";
import { findList } from "./find-list.query.ts";
import { findOwnProfile } from "./find-own-profile.query.ts";
import { findListShares } from "./find-list-shares.query.ts";
import { findListVotes } from "./find-list-votes.query.ts";
import { findLists } from "./find-lists.query.ts";
import { previewImport } from "./preview-import.query.ts";
import { registerCreator } from "./register-creator.command.ts";
import { removeFromList } from "./remove-from-list.command.ts";
import { removeList } from "./remove-list.command.ts";
import { renameList } from "./rename-list.command.ts";
import { revokeListShare } from "./revoke-list-share.command.ts";
import { shareList } from "./share-list.command.ts";
import { startImport } from "./start-import.command.ts";
import { undoImport } from "./undo-import.command.ts";
import { updateOwnProfile } from "./update-own-profile.command.ts";
import { voteOnList } from "./vote-on-list.command.ts";

export const creators = router({
  command: router({ startImport, cancelImport, undoImport, createList, renameList, removeList, addToList, removeFromList, shareList, revokeListShare, voteOnList, registerCreator, updateOwnProfile }),
  query: router({ findCreator, findImport, findImports, previewImport, findList, findListShares, findListVotes, findLists, findOwnProfile }),
});

import { router } from "../trpc.ts";
import { changeSavedSearch } from "./change-saved-search.command.ts";
import { compareCreators } from "./compare-creators.query.ts";
import { countCreators } from "./count-creators.query.ts";
import { findCreatorFacts } from "./find-creator-facts.query.ts";
import { findLookalikes } from "./find-lookalikes.query.ts";
import { findRelations } from "./find-relations.query.ts";
import { findSavedSearches } from "./find-saved-searches.query.ts";
import { markSavedSearchSeen } from "./mark-saved-search-seen.command.ts";
import { removeSavedSearch } from "./remove-saved-search.command.ts";
import { saveSearch } from "./save-search.command.ts";
import { searchCreators } from "./search-creators.query.ts";
import { suggest } from "./suggest.query.ts";

export const discovery = router({
  command: router({ saveSearch, changeSavedSearch, removeSavedSearch, markSavedSearchSeen }),
  query: router({ searchCreators, countCreators, suggest, findRelations, findCreatorFacts, compareCreators, findLookalikes, findSavedSearches }),
});

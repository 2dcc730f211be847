import { router } from "../trpc.ts";
import { cancelBulk } from "./bulk-cancel.command.ts";
import { findBulks } from "./bulk-find-all.query.ts";
import { findBulk } from "./bulk-find.query.ts";
import { startBulk } from "./bulk-start.command.ts";
import { changeSavedSearch } from "./change-saved-search.command.ts";
import { compareCreators } from "./compare-creators.query.ts";
import { countCreators } from "./count-creators.query.ts";
import { findCreatorFacts } from "./find-creator-facts.query.ts";
import { findFormulas } from "./find-formulas.query.ts";
import { findLookalikes } from "./find-lookalikes.query.ts";
import { findRelations } from "./find-relations.query.ts";
import { findSavedSearches } from "./find-saved-searches.query.ts";
import { markSavedSearchSeen } from "./mark-saved-search-seen.command.ts";
import { removeSavedSearch } from "./remove-saved-search.command.ts";
import { saveSearch } from "./save-search.command.ts";
import { searchCreators } from "./search-creators.query.ts";
import { suggest } from "./suggest.query.ts";
import { understand } from "./understand.query.ts";

export const discovery = router({
  command: router({ startBulk, cancelBulk, saveSearch, changeSavedSearch, removeSavedSearch, markSavedSearchSeen }),
  query: router({ findBulk, findBulks, searchCreators, countCreators, suggest, understand, findRelations, findCreatorFacts, compareCreators, findFormulas, findLookalikes, findSavedSearches }),
});

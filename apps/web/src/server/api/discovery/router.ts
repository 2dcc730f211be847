import { router } from "../trpc.ts";
import { compareCreators } from "./compare-creators.query.ts";
import { countCreators } from "./count-creators.query.ts";
import { findCreatorFacts } from "./find-creator-facts.query.ts";
import { findLookalikes } from "./find-lookalikes.query.ts";
import { searchCreators } from "./search-creators.query.ts";
import { suggest } from "./suggest.query.ts";

export const discovery = router({
  query: router({ searchCreators, countCreators, suggest, findCreatorFacts, compareCreators, findLookalikes }),
});

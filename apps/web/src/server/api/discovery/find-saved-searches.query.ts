import { SavedSearchView } from "@fanfare/contracts/discovery";
import { savedSearches } from "@fanfare/db/readers/saved-searches";
import { inScope } from "@fanfare/db/scoped";
import { scopeOf } from "@fanfare/domain/kernel";
import { memberQuery } from "../procedures.ts";

export const findSavedSearches = memberQuery("creators.read")
  .output(SavedSearchView.array())
  .query(({ ctx }) => inScope(ctx.app.db, scopeOf(ctx.actor), savedSearches));

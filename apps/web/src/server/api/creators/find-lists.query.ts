import { CreatorListView } from "@fanfare/contracts/creators";
import { creatorLists } from "@fanfare/db/readers/creators";
import { inScope } from "@fanfare/db/scoped";
import { scopeOf } from "@fanfare/domain/kernel";
import { memberQuery } from "../procedures.ts";

export const findLists = memberQuery("creators.read")
  .output(CreatorListView.array())
  .query(({ ctx }) => inScope(ctx.app.db, scopeOf(ctx.actor), creatorLists));

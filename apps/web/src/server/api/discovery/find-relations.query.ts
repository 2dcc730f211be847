import { FindRelationsInput } from "@fanfare/contracts/creator-facts";
import { CreatorRelation } from "@fanfare/contracts/discovery";
import { creatorRelations } from "@fanfare/db/readers/creator-relations";
import { inScope } from "@fanfare/db/scoped";
import { scopeOf } from "@fanfare/domain/kernel";
import { memberQuery } from "../procedures.ts";

/** How the organization stands to each creator of a page, beside the results: the index knows nothing of it. */
export const findRelations = memberQuery("creators.read")
  .input(FindRelationsInput)
  .output(CreatorRelation.array())
  .query(({ ctx, input }) => inScope(ctx.app.db, scopeOf(ctx.actor), (sql) => creatorRelations(sql, input.creatorIds)));

import { CreatorIdInput, CreatorView } from "@fanfare/contracts/creators";
import { creatorById } from "@fanfare/db/readers/creators";
import { inScope } from "@fanfare/db/scoped";
import { scopeOf } from "@fanfare/domain/kernel";
import { memberQuery } from "../procedures.ts";

export const findCreator = memberQuery("creators.read")
  .input(CreatorIdInput)
  .output(CreatorView)
  .query(({ ctx, input }) => inScope(ctx.app.db, scopeOf(ctx.actor), (sql) => creatorById(sql, input.creatorId)));

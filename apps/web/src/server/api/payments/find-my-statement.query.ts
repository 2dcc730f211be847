import { CreatorStatementView } from "@fanfare/contracts/payments";
import { creatorStatement } from "@fanfare/db/readers/payments";
import { inScope } from "@fanfare/db/scoped";
import { scopeOf } from "@fanfare/domain/kernel";
import { creatorQuery } from "../procedures.ts";

export const findMyStatement = creatorQuery
  .output(CreatorStatementView)
  .query(({ ctx }) => inScope(ctx.app.db, scopeOf(ctx.actor), (sql) => creatorStatement(sql, ctx.actor.creatorId)));

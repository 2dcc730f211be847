import { ListIdInput } from "@fanfare/contracts/creators";
import { ListShareView } from "@fanfare/contracts/list-shares";
import { listSharesOf } from "@fanfare/db/readers/list-shares";
import { inScope } from "@fanfare/db/scoped";
import { scopeOf } from "@fanfare/domain/kernel";
import { memberQuery } from "../procedures.ts";

export const findListShares = memberQuery("creators.read")
  .input(ListIdInput)
  .output(ListShareView.array())
  .query(({ ctx, input }) => inScope(ctx.app.db, scopeOf(ctx.actor), (sql) => listSharesOf(sql, input.listId, new Date())));

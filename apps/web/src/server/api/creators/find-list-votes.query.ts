import { ListIdInput } from "@fanfare/contracts/creators";
import { ListVoteView } from "@fanfare/contracts/list-shares";
import { listVotesOf } from "@fanfare/db/readers/list-shares";
import { inScope } from "@fanfare/db/scoped";
import { scopeOf } from "@fanfare/domain/kernel";
import { memberQuery } from "../procedures.ts";

export const findListVotes = memberQuery("creators.read")
  .input(ListIdInput)
  .output(ListVoteView.array())
  .query(({ ctx, input }) => inScope(ctx.app.db, scopeOf(ctx.actor), (sql) => listVotesOf(sql, input.listId)));

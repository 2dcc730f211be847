import { VoteOnListInput, VoteOnListResult } from "@fanfare/contracts/list-shares";
import { creatorsOf } from "../../compose/creators.ts";
import { publicCommand } from "../procedures.ts";

/** For whoever has the link: the token is what lets them. */
export const voteOnList = publicCommand
  .input(VoteOnListInput)
  .output(VoteOnListResult)
  .mutation(({ ctx, input }) => creatorsOf(ctx.app).voteOnList(ctx.context, input));

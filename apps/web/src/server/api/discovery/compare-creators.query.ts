import { CompareCreatorsOutput } from "@fanfare/contracts/creator-facts";
import { CompareCreatorsInput } from "@fanfare/contracts/discovery";
import { creatorFacts } from "../../discovery/creator-facts.ts";
import { memberQuery } from "../procedures.ts";

export const compareCreators = memberQuery("creators.read")
  .input(CompareCreatorsInput)
  .output(CompareCreatorsOutput)
  .query(async ({ ctx, input }) => {
    const creators = await creatorFacts(ctx.app, ctx.actor, input.creatorIds);
    return { creators: creators.map((creator) => ({ ...creator, accounts: creator.accounts.map((account) => ({ ...account, posts: [] })) })) };
  });

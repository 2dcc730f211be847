import { CreatorFacts } from "@fanfare/contracts/creator-facts";
import { CreatorIdInput } from "@fanfare/contracts/creators";
import { creatorFacts } from "../../discovery/creator-facts.ts";
import { memberQuery } from "../procedures.ts";

export const findCreatorFacts = memberQuery("creators.read")
  .input(CreatorIdInput)
  .output(CreatorFacts)
  .query(async ({ ctx, input }) => (await creatorFacts(ctx.app, ctx.actor, [input.creatorId]))[0]!);

import { SuggestInput, suggestionKinds, SuggestOutput } from "@fanfare/contracts/discovery";
import { discoveryOf } from "../../compose/discovery.ts";
import { memberQuery } from "../procedures.ts";

export const suggest = memberQuery("creators.read")
  .input(SuggestInput)
  .output(SuggestOutput)
  .query(async ({ ctx, input }) => ({
    suggestions: await discoveryOf(ctx.app).search.suggest(ctx.actor.organizationId, input.text, input.kinds ?? suggestionKinds),
  }));

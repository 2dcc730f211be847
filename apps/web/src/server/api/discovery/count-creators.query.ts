import { CountCreatorsInput, CountCreatorsOutput } from "@fanfare/contracts/discovery";
import { discoveryOf } from "../../compose/discovery.ts";
import { memberQuery } from "../procedures.ts";

/** What each choice would leave, beside the results: counting a broad set must not hold up its first page. */
export const countCreators = memberQuery("creators.read")
  .input(CountCreatorsInput)
  .output(CountCreatorsOutput)
  .query(async ({ ctx, input }) => ({ facets: await discoveryOf(ctx.app).search.facets(ctx.actor.organizationId, input.filter) }));

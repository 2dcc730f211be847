import { SearchCreatorsInput, SearchCreatorsOutput } from "@fanfare/contracts/discovery";
import { discoveryOf } from "../../compose/discovery.ts";
import { memberQuery } from "../procedures.ts";

export const searchCreators = memberQuery("creators.read")
  .input(SearchCreatorsInput)
  .output(SearchCreatorsOutput)
  .query(({ ctx, input }) => discoveryOf(ctx.app).search.search(ctx.actor.organizationId, input));

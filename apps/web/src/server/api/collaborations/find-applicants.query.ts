import { FindApplicantsInput, FindApplicantsResult } from "@fanfare/contracts/collaborations";
import { applicantsOfCampaign } from "@fanfare/db/readers/collaborations";
import { inScope } from "@fanfare/db/scoped";
import { scopeOf } from "@fanfare/domain/kernel";
import { memberQuery } from "../procedures.ts";

export const findApplicants = memberQuery("collaborations.read")
  .input(FindApplicantsInput)
  .output(FindApplicantsResult)
  .query(({ ctx, input }) => inScope(ctx.app.db, scopeOf(ctx.actor), (sql) => applicantsOfCampaign(sql, input)));

import { RefreshMetricsInput, RefreshMetricsResult } from "@fanfare/contracts/tracking";
import { trackingOf } from "../../compose/tracking.ts";
import { memberCommand } from "../procedures.ts";

export const refreshMetrics = memberCommand("campaigns.write")
  .input(RefreshMetricsInput)
  .output(RefreshMetricsResult)
  .mutation(async ({ ctx, input }) => {
    const due = await trackingOf(ctx.app).refreshMetrics(ctx.context, input);
    return { id: input.campaignId, posts: due.length };
  });

import { RefreshMetricsInput, RefreshMetricsResult } from "@fanfare/contracts/tracking";
import { trackingOf } from "../../compose/tracking.ts";
import { memberCommand } from "../procedures.ts";

export const refreshMetrics = memberCommand("campaigns.write")
  .input(RefreshMetricsInput)
  .output(RefreshMetricsResult)
  .mutation(async ({ ctx, input }) => {
    const { app, trace } = ctx;
    const due = await trackingOf(app).refreshMetrics(ctx.context, input);
    const ask = ({ id, organizationId, creatorId, nextCollectionAt }: (typeof due)[number]) =>
      app.jobs.enqueue("tracking.collect-metrics", { organizationId, creatorId, correlationId: trace.correlationId, publicationId: id, due: nextCollectionAt?.toISOString() ?? "" });
    // The rows say that they are due: when the queue is away, the workers' sweep finds them.
    await Promise.all(due.map(ask)).catch((error: unknown) => app.log.warn({ err: error }, "readings could not be asked for at once"));
    return { id: input.campaignId, posts: due.length };
  });

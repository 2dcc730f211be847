import { Receipt } from "@fanfare/contracts/ids";
import { ReportPublicationInput } from "@fanfare/contracts/tracking";
import { trackingOf } from "../../compose/tracking.ts";
import { creatorCommand } from "../procedures.ts";

export const reportPublication = creatorCommand
  .input(ReportPublicationInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => trackingOf(ctx.app).reportPublication(ctx.context, input));

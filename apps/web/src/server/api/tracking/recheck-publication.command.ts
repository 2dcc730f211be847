import { Receipt } from "@fanfare/contracts/ids";
import { PublicationInput } from "@fanfare/contracts/tracking";
import { trackingOf } from "../../compose/tracking.ts";
import { creatorCommand } from "../procedures.ts";

export const recheckPublication = creatorCommand
  .input(PublicationInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => trackingOf(ctx.app).recheckPublication(ctx.context, input));

import { AgreeToOfferInput } from "@fanfare/contracts/collaborations";
import { Receipt } from "@fanfare/contracts/ids";
import { collaborationsOf } from "../../compose/collaborations.ts";
import { creatorCommand } from "../procedures.ts";

export const agreeAsCreator = creatorCommand
  .input(AgreeToOfferInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => collaborationsOf(ctx.app).agreeToOffer(ctx.context, input));

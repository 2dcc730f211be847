import { AgreeToOfferInput } from "@fanfare/contracts/collaborations";
import { Receipt } from "@fanfare/contracts/ids";
import { collaborationsOf } from "../../compose/collaborations.ts";
import { memberCommand } from "../procedures.ts";

export const agreeToOffer = memberCommand("collaborations.decide")
  .input(AgreeToOfferInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => collaborationsOf(ctx.app).agreeToOffer(ctx.context, input));

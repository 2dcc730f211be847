import { CounterOfferInput } from "@fanfare/contracts/collaborations";
import { Receipt } from "@fanfare/contracts/ids";
import { collaborationsOf } from "../../compose/collaborations.ts";
import { memberCommand } from "../procedures.ts";

export const counterOffer = memberCommand("collaborations.decide")
  .input(CounterOfferInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => collaborationsOf(ctx.app).counterOffer(ctx.context, input));

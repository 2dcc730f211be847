import { MakeOfferInput } from "@fanfare/contracts/collaborations";
import { Receipt } from "@fanfare/contracts/ids";
import { collaborationsOf } from "../../compose/collaborations.ts";
import { memberCommand } from "../procedures.ts";

export const makeOffer = memberCommand("collaborations.decide")
  .input(MakeOfferInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => collaborationsOf(ctx.app).makeOffer(ctx.context, input));

import { CounterOfferInput } from "@fanfare/contracts/collaborations";
import { Receipt } from "@fanfare/contracts/ids";
import { collaborationsOf } from "../../compose/collaborations.ts";
import { creatorCommand } from "../procedures.ts";

export const counterAsCreator = creatorCommand
  .input(CounterOfferInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => collaborationsOf(ctx.app).counterOffer(ctx.context, input));

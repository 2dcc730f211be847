import { RegisterCreatorInput } from "@fanfare/contracts/creator-profile";
import { Receipt } from "@fanfare/contracts/ids";
import { creatorProfilesOf } from "../../compose/creator-profiles.ts";
import { personCommand } from "../procedures.ts";

export const registerCreator = personCommand
  .input(RegisterCreatorInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => creatorProfilesOf(ctx.app).registerCreator(ctx.context, input));

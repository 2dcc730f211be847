import { SubmitApplicationInput } from "@fanfare/contracts/collaborations";
import { Receipt } from "@fanfare/contracts/ids";
import { collaborationsOf } from "../../compose/collaborations.ts";
import { creatorCommand } from "../procedures.ts";

export const submitApplication = creatorCommand
  .input(SubmitApplicationInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => collaborationsOf(ctx.app).submitApplication(ctx.context, input));

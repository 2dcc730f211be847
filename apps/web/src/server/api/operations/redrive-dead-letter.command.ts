import { OperatorAnswer, RedriveInput } from "@fanfare/contracts/operations";
import { tellWorkers } from "../../operations/workers.ts";
import { operatorCommand } from "../procedures.ts";

/** Has work that failed for good done again, or lets it go. */
export const redriveDeadLetter = operatorCommand
  .input(RedriveInput)
  .output(OperatorAnswer)
  .mutation(({ ctx, input }) => tellWorkers(ctx.app, "redrive", input));

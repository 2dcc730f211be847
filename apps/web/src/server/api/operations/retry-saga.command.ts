import { OperatorAnswer, RetrySagaInput } from "@fanfare/contracts/operations";
import { tellWorkers } from "../../operations/workers.ts";
import { operatorCommand } from "../procedures.ts";

/** Lets a parked process go on where it stopped. */
export const retrySaga = operatorCommand
  .input(RetrySagaInput)
  .output(OperatorAnswer)
  .mutation(({ ctx, input }) => tellWorkers(ctx.app, "retry-saga", input));

import { ConnectionInput } from "@fanfare/contracts/connections";
import { Receipt } from "@fanfare/contracts/ids";
import { connectionsOf } from "../../compose/connections.ts";
import { creatorCommand } from "../procedures.ts";

export const readAccountNow = creatorCommand
  .input(ConnectionInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => connectionsOf(ctx.app).readAccountNow(ctx.context, input));

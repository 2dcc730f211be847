import { DisconnectInput } from "@fanfare/contracts/connections";
import { Receipt } from "@fanfare/contracts/ids";
import { connectionsOf } from "../../compose/connections.ts";
import { creatorCommand } from "../procedures.ts";

export const disconnectAccount = creatorCommand
  .input(DisconnectInput)
  .output(Receipt)
  .mutation(({ ctx, input }) => connectionsOf(ctx.app).disconnectAccount(ctx.context, input));

import { BeginConnectInput, BeginConnectResult } from "@fanfare/contracts/connections";
import { connectionsOf } from "../../compose/connections.ts";
import { creatorCommand } from "../procedures.ts";

export const beginConnect = creatorCommand
  .input(BeginConnectInput)
  .output(BeginConnectResult)
  .mutation(({ ctx, input }) => connectionsOf(ctx.app).beginConnect(ctx.context, input));

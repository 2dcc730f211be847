import { OwnConnections } from "@fanfare/contracts/connections";
import { connectionsOfCreator } from "@fanfare/db/readers/connections";
import { inScope } from "@fanfare/db/scoped";
import { scopeOf } from "@fanfare/domain/kernel";
import { connectionsOf } from "../../compose/connections.ts";
import { creatorQuery } from "../procedures.ts";

export const findMyConnections = creatorQuery
  .output(OwnConnections)
  .query(async ({ ctx }) => ({
    available: [...connectionsOf(ctx.app).platforms],
    connections: await inScope(ctx.app.db, scopeOf(ctx.actor), (sql) => connectionsOfCreator(sql, new Date())),
  }));

import { CollaborationInput, CollaborationView } from "@fanfare/contracts/collaborations";
import { collaborationById } from "@fanfare/db/readers/collaborations";
import { inScope } from "@fanfare/db/scoped";
import { scopeOf } from "@fanfare/domain/kernel";
import { creatorQuery } from "../procedures.ts";

export const findMyCollaboration = creatorQuery
  .input(CollaborationInput)
  .output(CollaborationView)
  .query(({ ctx, input }) => inScope(ctx.app.db, scopeOf(ctx.actor), (sql) => collaborationById(sql, input.collaborationId)));

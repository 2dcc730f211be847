import { CollaborationDeliverablesInput, DeliverableRow } from "@fanfare/contracts/content";
import { deliverablesOfCollaboration } from "@fanfare/db/readers/content";
import { inScope } from "@fanfare/db/scoped";
import { scopeOf } from "@fanfare/domain/kernel";
import { memberQuery } from "../procedures.ts";

export const findCollaborationDeliverables = memberQuery("content.read")
  .input(CollaborationDeliverablesInput)
  .output(DeliverableRow.array())
  .query(({ ctx, input }) => inScope(ctx.app.db, scopeOf(ctx.actor), (sql) => deliverablesOfCollaboration(sql, input.collaborationId)));

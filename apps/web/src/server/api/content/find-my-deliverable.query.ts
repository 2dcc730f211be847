import { DeliverableInput, DeliverableView } from "@fanfare/contracts/content";
import { deliverableById } from "@fanfare/db/readers/content";
import { inScope } from "@fanfare/db/scoped";
import { scopeOf } from "@fanfare/domain/kernel";
import { creatorQuery } from "../procedures.ts";

export const findMyDeliverable = creatorQuery
  .input(DeliverableInput)
  .output(DeliverableView)
  .query(({ ctx, input }) => inScope(ctx.app.db, scopeOf(ctx.actor), (sql) => deliverableById(sql, input.deliverableId)));

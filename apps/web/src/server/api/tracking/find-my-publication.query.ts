import { DeliverablePublication, DeliverablePublicationInput } from "@fanfare/contracts/tracking";
import { publicationOfDeliverable } from "@fanfare/db/readers/tracking";
import { inScope } from "@fanfare/db/scoped";
import { scopeOf } from "@fanfare/domain/kernel";
import { creatorQuery } from "../procedures.ts";

export const findMyPublication = creatorQuery
  .input(DeliverablePublicationInput)
  .output(DeliverablePublication)
  .query(({ ctx, input }) => inScope(ctx.app.db, scopeOf(ctx.actor), (sql) => publicationOfDeliverable(sql, input.deliverableId)));

import { BulkView } from "@fanfare/contracts/discovery";
import { recentBulkActions } from "@fanfare/db/readers/bulk-actions";
import { inScope } from "@fanfare/db/scoped";
import { scopeOf } from "@fanfare/domain/kernel";
import { memberQuery } from "../procedures.ts";

export const findBulks = memberQuery("creators.read")
  .output(BulkView.array())
  .query(({ ctx }) => inScope(ctx.app.db, scopeOf(ctx.actor), recentBulkActions));

import { BulkIdInput, BulkView } from "@fanfare/contracts/discovery";
import { bulkActionById } from "@fanfare/db/readers/bulk-actions";
import { inScope } from "@fanfare/db/scoped";
import { scopeOf } from "@fanfare/domain/kernel";
import { memberQuery } from "../procedures.ts";

export const findBulk = memberQuery("creators.read")
  .input(BulkIdInput)
  .output(BulkView)
  .query(({ ctx, input }) => inScope(ctx.app.db, scopeOf(ctx.actor), (sql) => bulkActionById(sql, input.bulkId)));

import { FindPostAsOfInput, PostAsOf } from "@fanfare/contracts/reporting";
import { publicationAsOf } from "@fanfare/db/readers/history";
import { inScope } from "@fanfare/db/scoped";
import { scopeOf } from "@fanfare/domain/kernel";
import { memberQuery } from "../procedures.ts";

/** What was known of a campaign's post at a moment. */
export const findPostAsOf = memberQuery("reports.read")
  .input(FindPostAsOfInput)
  .output(PostAsOf)
  .query(({ ctx, input }) => inScope(ctx.app.db, scopeOf(ctx.actor), (sql) => publicationAsOf(sql, input.publicationId, input.asOf)));

import { AccountAsOf, FindAccountAsOfInput } from "@fanfare/contracts/reporting";
import { accountAsOf } from "@fanfare/db/readers/history";
import { inScope } from "@fanfare/db/scoped";
import { scopeOf } from "@fanfare/domain/kernel";
import { memberQuery } from "../procedures.ts";

/** What was known of a creator's account at a moment. */
export const findAccountAsOf = memberQuery("reports.read")
  .input(FindAccountAsOfInput)
  .output(AccountAsOf)
  .query(({ ctx, input }) => inScope(ctx.app.db, scopeOf(ctx.actor), (sql) => accountAsOf(sql, input.accountId, input.asOf)));

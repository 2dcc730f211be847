import { FindPayoutsInput, PayoutsView } from "@fanfare/contracts/payments";
import { payoutsBy } from "@fanfare/db/readers/payments";
import { inScope } from "@fanfare/db/scoped";
import { scopeOf } from "@fanfare/domain/kernel";
import { memberQuery } from "../procedures.ts";

export const findPayouts = memberQuery("payments.read")
  .input(FindPayoutsInput)
  .output(PayoutsView)
  .query(({ ctx, input }) => inScope(ctx.app.db, scopeOf(ctx.actor), (sql) => payoutsBy(sql, input).then((payouts) => ({ payouts }))));

import { Activity, FindActivityInput } from "@fanfare/contracts/identity";
import { activity } from "@fanfare/db/readers/identity";
import { inScope } from "@fanfare/db/scoped";
import { scopeOf } from "@fanfare/domain/kernel";
import { memberQuery } from "../procedures.ts";

/** The trail of who did what in the organization, newest first. */
export const findActivity = memberQuery("organization.read")
  .input(FindActivityInput)
  .output(Activity)
  .query(({ ctx, input }) => inScope(ctx.app.db, scopeOf(ctx.actor), (sql) => activity(sql, input)));

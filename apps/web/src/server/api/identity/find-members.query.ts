import { Members } from "@fanfare/contracts/identity";
import { members } from "@fanfare/db/readers/identity";
import { inScope } from "@fanfare/db/scoped";
import { scopeOf } from "@fanfare/domain/kernel";
import { memberQuery } from "../procedures.ts";

/** Who belongs to the organization. */
export const findMembers = memberQuery("organization.read")
  .output(Members)
  .query(({ ctx }) => inScope(ctx.app.db, scopeOf(ctx.actor), (sql) => members(sql)));

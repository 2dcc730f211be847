import { Invitations } from "@fanfare/contracts/identity";
import { invitations } from "@fanfare/db/readers/identity";
import { inScope } from "@fanfare/db/scoped";
import { scopeOf } from "@fanfare/domain/kernel";
import { memberQuery } from "../procedures.ts";

/** Open invitations, also those that have run out. */
export const findInvitations = memberQuery("members.manage")
  .output(Invitations)
  .query(({ ctx }) => inScope(ctx.app.db, scopeOf(ctx.actor), (sql) => invitations(sql, new Date())));

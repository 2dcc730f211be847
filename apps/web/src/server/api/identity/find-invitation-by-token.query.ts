import { InvitationByToken, InvitationByTokenInput } from "@fanfare/contracts/identity";
import { invitationByToken } from "@fanfare/db/readers/identity";
import { inScope } from "@fanfare/db/scoped";
import { hashToken, notFound } from "@fanfare/domain/kernel";
import { publicQuery } from "../procedures.ts";

/** What an invitation's link opens, for whoever holds it. */
export const findInvitationByToken = publicQuery
  .input(InvitationByTokenInput)
  .output(InvitationByToken)
  .query(async ({ ctx, input }) => {
    const email = ctx.who?.person.email ?? null;
    const found = await inScope(ctx.app.db, { tokenHash: hashToken(input.token) }, (sql) => invitationByToken(sql, email, new Date()));
    if (!found) throw notFound("invitation");
    return found;
  });

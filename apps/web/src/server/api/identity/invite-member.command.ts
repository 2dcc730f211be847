import { InviteMemberInput, InviteMemberOutput } from "@fanfare/contracts/identity";
import { askToSend } from "../../auth/secret-letters.ts";
import { identityOf } from "../../compose/identity.ts";
import { memberCommand } from "../procedures.ts";

/** Keeps a seat for an address. The link is shown to the inviter this once, and mailed where mail is set up. */
export const inviteMember = memberCommand("members.manage")
  .input(InviteMemberInput)
  .output(InviteMemberOutput)
  .mutation(async ({ ctx, input }) => {
    const { id, version, path, mailId } = await identityOf(ctx.app).inviteMember(ctx.context, input);
    if (mailId) await askToSend(ctx.app, mailId, ctx.context, ctx.actor.organizationId);
    return { id, version, link: new URL(path, ctx.app.config.publicUrl).href, isMailed: mailId !== null };
  });

import { ChangePasswordInput, Done } from "@fanfare/contracts/identity";
import { callAuth } from "../../auth/refusals.ts";
import { countCall } from "../../http/rate-limits.ts";
import { personCommand } from "../procedures.ts";

/** Changes the password with the present one. Every other session of the account ends; this one gets a new key. */
export const changePassword = personCommand
  .input(ChangePasswordInput)
  .output(Done)
  .mutation(async ({ ctx, input: { currentPassword, password } }) => {
    await countCall(ctx.app, "passwordOf", ctx.actor.email);
    const body = { currentPassword, newPassword: password, revokeOtherSessions: true };
    await callAuth(ctx.resHeaders, () => ctx.app.auth().api.changePassword({ body, headers: ctx.headers, returnHeaders: true }));
    return { done: true };
  });

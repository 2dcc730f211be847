import { Done, ResetPasswordInput } from "@fanfare/contracts/identity";
import { callAuth } from "../../auth/refusals.ts";
import { countCall } from "../../http/rate-limits.ts";
import { publicCommand } from "../procedures.ts";

/** Sets a new password with the link's token, once. Every session of the account ends. */
export const resetPassword = publicCommand
  .input(ResetPasswordInput)
  .output(Done)
  .mutation(async ({ ctx, input: { token, password } }) => {
    await countCall(ctx.app, "signIn", ctx.address);
    await callAuth(ctx.resHeaders, () => ctx.app.auth().api.resetPassword({ body: { token, newPassword: password }, headers: ctx.headers, returnHeaders: true }));
    return { done: true };
  });

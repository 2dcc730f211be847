import { Done, VerifyEmailInput } from "@fanfare/contracts/identity";
import { callAuth } from "../../auth/refusals.ts";
import { publicCommand } from "../procedures.ts";

/** Confirms an e-mail address with the link's token. A second use changes nothing. */
export const verifyEmail = publicCommand
  .input(VerifyEmailInput)
  .output(Done)
  .mutation(async ({ ctx, input }) => {
    await callAuth(ctx.resHeaders, () => ctx.app.auth().api.verifyEmail({ query: input, headers: ctx.headers, returnHeaders: true }));
    return { done: true };
  });

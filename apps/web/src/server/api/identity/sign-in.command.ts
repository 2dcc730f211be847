import { SignedIn, SignInInput } from "@fanfare/contracts/identity";
import { callAuth } from "../../auth/refusals.ts";
import { countCall } from "../../http/rate-limits.ts";
import { publicCommand } from "../procedures.ts";

/** Begins a new session. Tries are counted by address and by the account they are at. */
export const signIn = publicCommand
  .input(SignInInput)
  .output(SignedIn)
  .mutation(async ({ ctx, input }) => {
    await countCall(ctx.app, "signIn", ctx.address);
    await countCall(ctx.app, "passwordOf", input.email);
    const { user } = await callAuth(ctx.resHeaders, () => ctx.app.auth().api.signInEmail({ body: input, headers: ctx.headers, returnHeaders: true }));
    return { userId: user.id };
  });

import { SignedIn, SignInInput } from "@fanfare/contracts/identity";
import { myStanding } from "@fanfare/db/readers/identity";
import { inScope } from "@fanfare/db/scoped";
import { localeCookie } from "../../../i18n/locales.ts";
import { callAuth } from "../../auth/refusals.ts";
import { countCall } from "../../http/rate-limits.ts";
import { publicCommand } from "../procedures.ts";

/** Begins a new session, in the language the person chose. Tries are counted by address and by the account they are at. */
export const signIn = publicCommand
  .input(SignInInput)
  .output(SignedIn)
  .mutation(async ({ ctx, input }) => {
    await countCall(ctx.app, "signIn", ctx.address);
    await countCall(ctx.app, "passwordOf", input.email);
    const { user } = await callAuth(ctx.resHeaders, () => ctx.app.auth().api.signInEmail({ body: input, headers: ctx.headers, returnHeaders: true }));
    const { locale } = await inScope(ctx.app.db, { userId: user.id }, (sql) => myStanding(sql, user.id));
    // A preference for this browser to draw its pages in, not a secret.
    ctx.resHeaders.append("set-cookie", `${localeCookie}=${locale}; Path=/; Max-Age=31536000; SameSite=Lax`);
    return { userId: user.id };
  });

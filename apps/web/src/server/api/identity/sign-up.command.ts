import { SignedIn, SignUpInput } from "@fanfare/contracts/identity";
import type { Context, Person } from "@fanfare/domain/kernel";
import { callAuth } from "../../auth/refusals.ts";
import { withDelivery } from "../../auth/secret-letters.ts";
import { identityOf } from "../../compose/identity.ts";
import { countCall } from "../../http/rate-limits.ts";
import { publicCommand } from "../procedures.ts";

/** Makes an account and signs in. A letter asks to confirm the address, where mail is set up. */
export const signUp = publicCommand
  .input(SignUpInput)
  .output(SignedIn)
  .mutation(async ({ ctx, input }) => {
    const { locale, ...body } = input;
    await countCall(ctx.app, "signUp", ctx.address);
    const { user } = await withDelivery({ context: ctx.context, locale }, () =>
      callAuth(ctx.resHeaders, () => ctx.app.auth().api.signUpEmail({ body, headers: ctx.headers, returnHeaders: true })),
    );
    const actor: Person = { kind: "person", userId: user.id, email: user.email, name: user.name };
    const context: Context & { actor: Person } = { actor, trace: ctx.trace };
    await identityOf(ctx.app).welcomePerson(context, { locale });
    return { userId: user.id };
  });

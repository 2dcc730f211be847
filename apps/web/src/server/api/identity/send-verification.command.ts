import { Done } from "@fanfare/contracts/identity";
import { callAuth } from "../../auth/refusals.ts";
import { withDelivery } from "../../auth/secret-letters.ts";
import { countCall } from "../../http/rate-limits.ts";
import { personCommand } from "../procedures.ts";

/** Sends the letter that confirms the person's address once more. */
export const sendVerification = personCommand.output(Done).mutation(async ({ ctx }) => {
  const { app, actor, context, headers, resHeaders } = ctx;
  await countCall(app, "resetOf", actor.email);
  await withDelivery({ context }, () =>
    callAuth(resHeaders, () => app.auth().api.sendVerificationEmail({ body: { email: actor.email }, headers, returnHeaders: true })),
  );
  return { done: true };
});

import { Done } from "@fanfare/contracts/identity";
import { callAuth } from "../../auth/refusals.ts";
import { publicCommand } from "../procedures.ts";

/** Ends the session on the server; the cookie is worth nothing afterwards. Without a session there is nothing to end. */
export const signOut = publicCommand.output(Done).mutation(async ({ ctx }) => {
  await callAuth(ctx.resHeaders, () => ctx.app.auth().api.signOut({ headers: ctx.headers, returnHeaders: true }));
  return { done: true };
});

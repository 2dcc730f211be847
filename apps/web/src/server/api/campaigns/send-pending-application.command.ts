import { SentApplication } from "@fanfare/contracts/opportunities";
import { collaborationsOf } from "../../compose/collaborations.ts";
import { dropApplication, forgottenCookie, pendingApplication } from "../../public-pages/pending-application.ts";
import { creatorCommand } from "../procedures.ts";

/** Sends what this browser left on a public page before its owner was a creator. A refused one is kept, to be tried again. */
export const sendPendingApplication = creatorCommand.output(SentApplication).mutation(async ({ ctx }) => {
  const pending = await pendingApplication(ctx.app.redis, ctx.headers);
  if (!pending) return { collaborationId: null };
  const { id } = await collaborationsOf(ctx.app).submitApplication(ctx.context, { ...pending, message: "" });
  await dropApplication(ctx.app.redis, ctx.headers);
  ctx.resHeaders.append("set-cookie", forgottenCookie);
  return { collaborationId: id };
});

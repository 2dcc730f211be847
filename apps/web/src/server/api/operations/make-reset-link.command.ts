import { MakeResetLinkInput, MakeResetLinkOutput } from "@fanfare/contracts/operations";
import { DomainError } from "@fanfare/domain/kernel";
import { callAuth } from "../../auth/refusals.ts";
import { withDelivery } from "../../auth/secret-letters.ts";
import { operatorCommand } from "../procedures.ts";

/**
 * A link for a new password, for the operator to hand to its owner where no mail server is set up. With one, the link
 * goes to its owner only and nobody else gets to see it.
 */
export const makeResetLink = operatorCommand
  .input(MakeResetLinkInput)
  .output(MakeResetLinkOutput)
  .mutation(async ({ ctx, input }) => {
    const { app, context, headers, resHeaders } = ctx;
    if (app.config.isMailConfigured) {
      throw new DomainError("rule-broken", "operations.mail-is-set-up", "Mail is set up, so the person asks for the link at the sign-in page and gets it by mail.");
    }
    let link: string | null = null;
    const handOver = (path: string) => {
      link = new URL(path, app.config.publicUrl).href;
    };
    await withDelivery({ context, handOver }, () => callAuth(resHeaders, () => app.auth().api.requestPasswordReset({ body: input, headers, returnHeaders: true })));
    app.log.info({ operator: ctx.actor.userId, correlationId: ctx.context.trace.correlationId }, "an operator made a reset link");
    return { link };
  });

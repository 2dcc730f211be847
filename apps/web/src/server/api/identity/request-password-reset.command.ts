import { Done, RequestResetInput } from "@fanfare/contracts/identity";
import { DomainError } from "@fanfare/domain/kernel";
import { callAuth } from "../../auth/refusals.ts";
import { withDelivery } from "../../auth/secret-letters.ts";
import { countCall } from "../../http/rate-limits.ts";
import { publicCommand } from "../procedures.ts";

/** Sends a link for a new password. The answer is the same whether there is such an account or not. */
export const requestPasswordReset = publicCommand
  .input(RequestResetInput)
  .output(Done)
  .mutation(async ({ ctx, input }) => {
    const { app, context, headers, resHeaders } = ctx;
    if (!app.config.isMailConfigured) {
      throw new DomainError("unavailable", "identity.no-mail-for-reset", "This installation sends no mail. Ask its operator: the operator page makes a reset link to hand over.");
    }
    await countCall(app, "resetOf", input.email);
    await withDelivery({ context }, () =>
      callAuth(resHeaders, () => app.auth().api.requestPasswordReset({ body: input, headers, returnHeaders: true })),
    );
    return { done: true };
  });

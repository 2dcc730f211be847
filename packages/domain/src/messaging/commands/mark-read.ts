import type { MarkNotificationsReadInput, MarkNotificationsReadResult } from "@fanfare/contracts/notifications";
import { authorizeCreator, authorizeMember } from "../../identity/index.ts";
import { notFound, scopeOf, type Context, type UnitOfWork } from "../../kernel/index.ts";
import type { MessagingRepositories } from "../ports.ts";

type Deps = { unitOfWork: UnitOfWork<Pick<MessagingRepositories, "notifications">> };

/**
 * Marks notifications of the creator, or of the member's organization, as read: there for everybody, so only those who
 * run campaigns may. Throws `not-found` for one that is not theirs.
 */
export const makeMarkNotificationsRead =
  ({ unitOfWork }: Deps) =>
  (context: Context, input: MarkNotificationsReadInput): Promise<MarkNotificationsReadResult> => {
    const actor = context.actor.kind === "creator" ? authorizeCreator(context.actor) : authorizeMember(context.actor, "campaigns.write");
    return unitOfWork.run(scopeOf(actor), context, async (tx) => {
      if ("upTo" in input) return { marked: await tx.notifications.markReadUpTo(new Date(input.upTo), tx.at) };
      const was = await tx.notifications.markRead(input.notificationId, tx.at);
      if (was === "missing") throw notFound("notification");
      return { marked: was === "unread" ? 1 : 0 };
    });
  };

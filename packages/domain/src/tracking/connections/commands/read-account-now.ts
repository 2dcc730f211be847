import type { Receipt } from "@fanfare/contracts/ids";
import { authorizeCreator } from "../../../identity/index.ts";
import { scopeOf, type Context, type UnitOfWork } from "../../../kernel/index.ts";
import { notLiving, readJustNow } from "../connection.errors.ts";
import type { ConnectionRepositories } from "../ports.ts";

const PAUSE_MS = 5 * 60_000;

/** Lets an account be read at the next turn. Throws `tracking.read-just-now` within five minutes of the last reading. */
export const makeReadAccountNow =
  ({ unitOfWork }: { unitOfWork: UnitOfWork<ConnectionRepositories> }) =>
  async (context: Context, { connectionId }: { connectionId: string }): Promise<Receipt> => {
    const actor = authorizeCreator(context.actor);
    return unitOfWork.run(scopeOf(actor), context, async (tx) => {
      const { id, version, status, platform, socialAccountId } = await tx.connections.get(connectionId);
      if (status !== "active" || socialAccountId === null) throw notLiving(platform, status);
      const lastReadAt = await tx.connectedAccounts.lastReadAt(socialAccountId);
      if (lastReadAt && tx.at.getTime() - lastReadAt.getTime() < PAUSE_MS) throw readJustNow();
      await tx.syncTargets.makeDue(socialAccountId, tx.at);
      return { id, version };
    });
  };

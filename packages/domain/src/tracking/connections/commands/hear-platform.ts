import type { Context, UnitOfWork } from "../../../kernel/index.ts";
import type { ConnectionRepositories } from "../ports.ts";
import { disconnectIn, lapseIn } from "./end-connection.ts";

type Deps = { unitOfWork: UnitOfWork<ConnectionRepositories> };
/** Whose connection, and when they said so at the platform. The person is named too, because only they may change what is known of them. */
type Told = { connectionId: string; creatorId: string; userId: string; at: Date };

/**
 * The platform says, signed, that a person removed the app: their connection lapses, and they are told. What was said before
 * they consented anew does nothing.
 */
export const makeEndConsent =
  ({ unitOfWork }: Deps) =>
  (context: Context, { connectionId, creatorId, userId, at }: Told): Promise<void> =>
    unitOfWork.run({ creatorId, userId }, context, async (tx) => {
      const connection = await tx.connections.hold(connectionId);
      if (connection.status === "active" && connection.connectedAt <= at) await lapseIn(tx, connection, "revoked");
    });

/**
 * The platform says, signed, that a person wants erased what we read with their consent. May be repeated. Answers whether it was
 * done: what was read with a consent that they gave after that stays.
 */
export const makeEraseConsented =
  ({ unitOfWork }: Deps) =>
  (context: Context, { connectionId, creatorId, userId, at }: Told): Promise<boolean> =>
    unitOfWork.run({ creatorId, userId }, context, async (tx) => {
      const connection = await tx.connections.hold(connectionId);
      if (connection.connectedAt > at) return false;
      await disconnectIn(tx, connection, true);
      return true;
    });

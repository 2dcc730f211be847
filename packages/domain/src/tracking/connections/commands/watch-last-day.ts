import { type Context, type UnitOfWork } from "../../../kernel/index.ts";
import { remind } from "../lifecycle.ts";
import type { ConnectionRepositories } from "../ports.ts";
import { lapseIn } from "./end-connection.ts";

type Asked = { connectionId: string; creatorId: string };

/** Tells a creator once that only their new consent helps soon; when the day has passed, that the connection has lapsed. */
export const makeWatchLastDay =
  ({ unitOfWork }: { unitOfWork: UnitOfWork<ConnectionRepositories> }) =>
  (context: Context, { connectionId, creatorId }: Asked): Promise<void> =>
    unitOfWork.run({ creatorId }, context, async (tx) => {
      const connection = await tx.connections.hold(connectionId);
      const { status, lapsesAt } = connection;
      if (status !== "active" || lapsesAt === null) return;
      if (lapsesAt <= tx.at) return lapseIn(tx, connection, "expired");
      const { state, facts } = remind(connection, tx.at);
      if (facts.length === 0) return;
      await tx.connections.save(state);
      await tx.outbox.append(facts, state.version + 1);
    });

import { type Context, type UnitOfWork } from "../../../kernel/index.ts";
import { PlatformTokenRejected } from "../../platform.errors.ts";
import { lapse, problemOf, remind } from "../lifecycle.ts";
import type { ConnectionRepositories } from "../ports.ts";

type Asked = { connectionId: string; creatorId: string };

/** Tells a creator once that only their new consent helps soon; when the day has passed, that the connection has lapsed. */
export const makeWatchLastDay =
  ({ unitOfWork }: { unitOfWork: UnitOfWork<ConnectionRepositories> }) =>
  (context: Context, { connectionId, creatorId }: Asked): Promise<void> =>
    unitOfWork.run({ creatorId }, context, async (tx) => {
      const connection = await tx.connections.hold(connectionId);
      const { status, lapsesAt, platform } = connection;
      if (status !== "active" || lapsesAt === null) return;
      const isOver = lapsesAt <= tx.at;
      const { state, facts } = isOver ? lapse(connection, problemOf(new PlatformTokenRejected(platform, "its time is up"), connection, tx.at), tx.at) : remind(connection, tx.at);
      if (facts.length === 0) return;
      await tx.connections.save(state);
      if (isOver) await tx.syncTargets.release(connectionId);
      await tx.outbox.append(facts, state.version + 1);
    });

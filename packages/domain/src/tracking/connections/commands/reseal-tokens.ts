import type { Context, UnitOfWork } from "../../../kernel/index.ts";
import type { ConnectionRepositories } from "../ports.ts";
import type { Sealing } from "../sealing.port.ts";
import { openTokens, sealTokens } from "../sealed-tokens.ts";

type Asked = { connectionId: string; creatorId: string };

/** Seals a connection's tokens with the key that seals now, when another sealed them. Throws `SealBroken` when they don't open. */
export const makeResealTokens =
  ({ unitOfWork, sealing }: { unitOfWork: UnitOfWork<ConnectionRepositories>; sealing: Sealing }) =>
  (context: Context, { connectionId, creatorId }: Asked): Promise<void> =>
    unitOfWork.run({ creatorId }, context, async (tx) => {
      const connection = await tx.connections.hold(connectionId);
      const sealed = await tx.connectionTokens.get(connectionId);
      if (!sealed || sealed.keyId === sealing.keyId) return;
      await tx.connectionTokens.put(connection, sealTokens(sealing, connection, openTokens(sealing, connection, sealed)), tx.at);
    });

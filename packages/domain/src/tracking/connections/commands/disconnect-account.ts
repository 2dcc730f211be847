import type { DisconnectInput } from "@fanfare/contracts/connections";
import type { Receipt } from "@fanfare/contracts/ids";
import { authorizeCreator } from "../../../identity/index.ts";
import { scopeOf, type Context, type UnitOfWork } from "../../../kernel/index.ts";
import type { AccountConnection } from "../connection.ts";
import type { ConnectionRepositories, Connectors } from "../ports.ts";
import type { Sealing } from "../sealing.port.ts";
import { grantOf, type SealedTokens } from "../sealed-tokens.ts";
import { disconnectIn } from "./end-connection.ts";

type Deps = {
  unitOfWork: UnitOfWork<ConnectionRepositories>;
  connectors: Connectors;
  sealing: Sealing;
  /** Hears why a grant could not be given back; the tokens are erased all the same. */
  onNotRevoked: (error: unknown, connection: Pick<AccountConnection, "id" | "platform">) => void;
};

/**
 * Gives a consent back: at the platform where it has a call for that, and here always. `erase` also removes what was read of the
 * account; posts of campaigns keep the numbers that were agreed on. May be repeated.
 */
export const makeDisconnectAccount =
  ({ unitOfWork, connectors, sealing, onNotRevoked }: Deps) =>
  async (context: Context, { connectionId, erase }: DisconnectInput): Promise<Receipt> => {
    const actor = authorizeCreator(context.actor);
    return unitOfWork.run(scopeOf(actor), context, async (tx) => {
      // Held while the platform is asked: a renewal at the same moment would leave a grant that nobody knows.
      const connection = await tx.connections.hold(connectionId);
      const tokens = await tx.connectionTokens.get(connectionId);
      if (tokens) await revoke(connection, tokens);
      return disconnectIn(tx, connection, erase);
    });

    async function revoke(connection: AccountConnection, tokens: SealedTokens): Promise<void> {
      try {
        await connectors.of(connection.platform).revoke(grantOf(sealing, connection, tokens));
      } catch (error) {
        onNotRevoked(error, connection);
      }
    }
  };

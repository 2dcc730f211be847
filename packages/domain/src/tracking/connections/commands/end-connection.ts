import type { ConnectionProblem } from "@fanfare/contracts/connections";
import type { Receipt } from "@fanfare/contracts/ids";
import { notFound, type Transaction } from "../../../kernel/index.ts";
import type { AccountConnection } from "../connection.ts";
import { disconnect, lapse } from "../lifecycle.ts";
import type { ConnectionRepositories } from "../ports.ts";

type Tx = ConnectionRepositories & Transaction;

/** Lets a held connection lapse: nothing is read with it any more, and its creator is told why. */
export async function lapseIn(tx: Tx, connection: AccountConnection, problem: ConnectionProblem): Promise<void> {
  const { state, facts } = lapse(connection, problem, tx.at);
  await tx.connections.save(state);
  await tx.syncTargets.release(connection.id);
  await tx.outbox.append(facts, state.version + 1);
}

/** Ends a held connection for good: its tokens are erased and, with `erase`, what was read of the account. May be repeated. Throws `not-found` where it may not be erased. */
export async function disconnectIn(tx: Tx, connection: AccountConnection, erase: boolean): Promise<Receipt> {
  await tx.connectionTokens.erase(connection.id);
  await tx.syncTargets.release(connection.id);
  if (erase && connection.socialAccountId !== null && !(await tx.connectedAccounts.eraseReadings(connection.socialAccountId, tx.at))) throw notFound("account");
  const { state, facts } = disconnect(connection, erase, tx.at);
  if (facts.length === 0) return { id: state.id, version: state.version };
  await tx.connections.save(state);
  await tx.outbox.append(facts, state.version + 1);
  return { id: state.id, version: state.version + 1 };
}

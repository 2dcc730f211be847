import type { Platform } from "@fanfare/contracts/platforms";
import { DomainError, type Transaction } from "../../../kernel/index.ts";
import type { PlatformGrant } from "../../connector.port.ts";
import { PlatformTokenRejected, PlatformUnavailable } from "../../platform.errors.ts";
import type { AccountConnection } from "../connection.ts";
import { renewalBegun, renewalFailed, renewalProblemOf, renewed } from "../lifecycle.ts";
import { isBeingRenewed, isRenewalDue } from "../lifetime.ts";
import type { ConnectionRepositories, Connectors } from "../ports.ts";
import type { Sealing } from "../sealing.port.ts";
import { grantOf, sealTokens } from "../sealed-tokens.ts";
import { lapseIn } from "./end-connection.ts";

type Tx = ConnectionRepositories & Transaction;
type Asked = { connectionId: string; rejected: PlatformGrant | null };
type Outcome = { grant: PlatformGrant } | { error: unknown };
/** A renewal whose beginning is noted. `wasAnswerLost`: an earlier one was begun, and what the platform answered is not known. */
export type Renewal = Asked & { begunAt: Date; wasAnswerLost: boolean };
/** What a platform answered, and the fence under which it was asked; outlives a transaction that fails after that. */
export type Kept = { answer: { fresh: PlatformGrant; fence: number } | null };

/** What a connection that is not read any more answers to who asks for its grant. */
export const lapsed = ({ platform, status, problem }: Pick<AccountConnection, "platform" | "status" | "problem">): PlatformTokenRejected =>
  new PlatformTokenRejected(platform, `the connection is ${status}${problem ? `: ${problem}` : ""}`);

/** Whether an answer is there that could not be saved, so that saving it once more is all that is left to do. */
export const isAnotherTry = ({ answer }: Kept, error: unknown): boolean => answer !== null && !(error instanceof DomainError);

/** The connection held, and its grant; who was rejected with that very grant may renew it before its time. Throws `PlatformTokenRejected`. */
async function held(tx: Tx, sealing: Sealing, { connectionId, rejected }: Asked) {
  const connection = await tx.connections.hold(connectionId);
  const tokens = await tx.connectionTokens.get(connectionId);
  if (connection.status !== "active" || !tokens) throw lapsed(connection);
  const grant = grantOf(sealing, connection, tokens);
  const isRejected = rejected?.accessToken === grant.accessToken;
  return { connection, grant, isRejected, isDue: isRejected || isRenewalDue(connection, tx.at) };
}

/** Notes that the platform is asked next. The grant instead, when somebody renewed it before; `another's`, when somebody else may be saving an answer. */
export async function beginIn(tx: Tx, sealing: Sealing, asked: Asked): Promise<{ platform: Platform; turn: Renewal | PlatformGrant | "another's" }> {
  const { connection, grant, isDue } = await held(tx, sealing, asked);
  const { platform, renewalBegunAt } = connection;
  if (!isDue) return { platform, turn: grant };
  if (isBeingRenewed(connection, tx.at)) return { platform, turn: "another's" };
  await tx.connections.save(renewalBegun(connection, tx.at));
  return { platform, turn: { ...asked, begunAt: tx.at, wasAnswerLost: renewalBegunAt !== null } };
}

/** Asks the platform and saves its answer before anything else. A failure that is to be noted is an outcome, since throwing it would take the note back. */
export async function renewIn(tx: Tx, { connectors, sealing }: { connectors: Connectors; sealing: Sealing }, renewal: Renewal, kept: Kept): Promise<Outcome> {
  const { connection, grant, isRejected, isDue } = await held(tx, sealing, renewal);
  const isSaved = kept.answer !== null && kept.answer.fence !== connection.fence;
  if (isSaved || !isDue) return { grant };
  // Who took too long to come here leaves it to the one who came after.
  if (kept.answer === null && connection.renewalBegunAt?.getTime() !== renewal.begunAt.getTime()) throw new PlatformUnavailable(connection.platform, "another process is renewing the grant");
  try {
    kept.answer ??= { fresh: await connectors.of(connection.platform).refresh(grant), fence: connection.fence };
    const { fresh } = kept.answer;
    if (isRejected && fresh.accessToken === grant.accessToken) throw new PlatformTokenRejected(connection.platform, "it can't be renewed yet");
    await tx.connectionTokens.put(connection, sealTokens(sealing, connection, fresh), tx.at);
    await tx.connections.saveRenewed(renewed(connection, fresh, tx.at));
    return { grant: fresh };
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind === "conflict") throw error;
    if (error instanceof PlatformTokenRejected) await lapseIn(tx, connection, renewalProblemOf(error, connection, renewal.wasAnswerLost, tx.at));
    else await tx.connections.save(renewalFailed(connection, isAnswerLost(error), tx.at));
    return { error };
  }
}

/** An error with a cause says that nothing, or nothing that can be read, came back; `sent: false` of the cause, that nothing went out either. */
const isAnswerLost = ({ cause }: DomainError): boolean => cause !== undefined && !(cause instanceof Error && "sent" in cause && cause.sent === false);

import { DomainError, notFound, type Context, type Scope, type Transaction, type UnitOfWork } from "../../../kernel/index.ts";
import type { PlatformGrant } from "../../connector.port.ts";
import { PlatformTokenRejected } from "../../platform.errors.ts";
import type { AccountConnection } from "../connection.ts";
import { isRightMissing, lapse, problemOf, renewalFailed, renewed } from "../lifecycle.ts";
import { isEnding, isRenewalDue } from "../lifetime.ts";
import type { ConnectionRepositories, Connectors, Grants } from "../ports.ts";
import type { Sealing } from "../sealing.port.ts";
import { grantOf, sealTokens } from "../sealed-tokens.ts";

type Deps = {
  unitOfWork: UnitOfWork<ConnectionRepositories>;
  connectors: Connectors;
  sealing: Sealing;
  /** Whose a connection is, beyond any scope; null when there is no such connection. */
  creatorOf: (connectionId: string) => Promise<string | null>;
};
type Tx = ConnectionRepositories & Transaction;
type Outcome = { grant: PlatformGrant } | { error: unknown };
/** What a platform answered, and the fence under which it was asked. */
type Answer = { fresh: PlatformGrant; fence: number };
/** Outlives a transaction that fails after the platform has answered. */
type Kept = { answer: Answer | null };

/** A rotated token is lost with the answer, so saving is worth several attempts. */
const SAVES = 4;
const context: Context = { actor: { kind: "system", name: "connections", organizationId: null }, trace: { correlationId: "connections", causationId: null } };

/** Grants that live: one caller at a time renews a connection, and saves what the platform answered before anybody uses it. */
export function makeGrants(deps: Deps): Grants & { renew(connectionId: string): Promise<void> } {
  const { unitOfWork, sealing, creatorOf } = deps;

  async function scopeOf(connectionId: string): Promise<Scope> {
    const creatorId = await creatorOf(connectionId);
    if (creatorId === null) throw notFound("connection");
    return { creatorId };
  }

  async function renewed(connectionId: string, scope: Scope, rejected: PlatformGrant | null): Promise<PlatformGrant> {
    const kept: Kept = { answer: null };
    for (let attempt = 1; ; attempt += 1) {
      try {
        const outcome = await unitOfWork.run(scope, context, (tx) => renewIn(tx, deps, connectionId, rejected, kept));
        if ("grant" in outcome) return outcome.grant;
        throw outcome.error;
      } catch (error) {
        if (kept.answer === null || error instanceof DomainError || attempt === SAVES) throw error;
      }
    }
  }

  return {
    async of(connectionId) {
      const scope = await scopeOf(connectionId);
      const { connection, tokens, at } = await unitOfWork.run(scope, context, async (tx) => ({ connection: await tx.connections.get(connectionId), tokens: await tx.connectionTokens.get(connectionId), at: tx.at }));
      if (connection.status !== "active" || !tokens) throw lapsed(connection);
      const held = grantOf(sealing, connection, tokens);
      if (!isRenewalDue(connection, at)) return held;
      try {
        return await renewed(connectionId, scope, null);
      } catch (error) {
        // What lives is used while the platform can't renew it.
        if (error instanceof PlatformTokenRejected || isEnding(connection, at)) throw error;
        return held;
      }
    },
    async insteadOf(connectionId, rejected, why) {
      const scope = await scopeOf(connectionId);
      if (isRightMissing(String(why.details["reason"]))) {
        await unitOfWork.run(scope, context, async (tx) => {
          const connection = await tx.connections.hold(connectionId);
          // A right that was never granted is shown to the creator; one that is gone since ends the consent.
          if (connection.status === "active" && connection.missingScopes.length === 0) await saveLapse(tx, connection, why);
        });
        throw why;
      }
      return renewed(connectionId, scope, rejected);
    },
    async renew(connectionId) {
      await renewed(connectionId, await scopeOf(connectionId), null);
    },
  };
}

/** One turn at a connection. A failure that is to be noted is an outcome, since throwing it would take the note back. */
async function renewIn(tx: Tx, { connectors, sealing }: Deps, connectionId: string, rejected: PlatformGrant | null, kept: Kept): Promise<Outcome> {
  const connection = await tx.connections.hold(connectionId);
  const tokens = await tx.connectionTokens.get(connectionId);
  if (connection.status !== "active" || !tokens) return { error: lapsed(connection) };
  const held = grantOf(sealing, connection, tokens);
  const isRejected = rejected?.accessToken === held.accessToken;
  const isSaved = kept.answer !== null && kept.answer.fence !== connection.fence;
  // Somebody else had the turn before.
  if (isSaved || (!isRejected && !isRenewalDue(connection, tx.at))) return { grant: held };
  try {
    kept.answer ??= { fresh: await connectors.of(connection.platform).refresh(held), fence: connection.fence };
    const { fresh } = kept.answer;
    if (isRejected && fresh.accessToken === held.accessToken) throw new PlatformTokenRejected(connection.platform, "it can't be renewed yet");
    const state = renewed(connection, fresh, tx.at);
    await tx.connectionTokens.put(connection, sealTokens(sealing, connection, fresh), tx.at);
    await tx.connections.saveRenewed(state);
    return { grant: fresh };
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind === "conflict") throw error;
    if (error instanceof PlatformTokenRejected) await saveLapse(tx, connection, error);
    else await tx.connections.save(renewalFailed(connection, tx.at));
    return { error };
  }
}

async function saveLapse(tx: Tx, connection: AccountConnection, why: PlatformTokenRejected): Promise<void> {
  const { state, facts } = lapse(connection, problemOf(why, connection, tx.at), tx.at);
  await tx.connections.save(state);
  await tx.syncTargets.release(connection.id);
  await tx.outbox.append(facts, state.version + 1);
}

const lapsed = ({ platform, status, problem }: AccountConnection): PlatformTokenRejected => new PlatformTokenRejected(platform, `the connection is ${status}${problem ? `: ${problem}` : ""}`);

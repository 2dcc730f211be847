import type { Platform } from "@fanfare/contracts/platforms";
import { notFound, type Context, type Scope, type UnitOfWork } from "../../../kernel/index.ts";
import type { PlatformGrant } from "../../connector.port.ts";
import { PlatformTokenRejected, PlatformUnavailable } from "../../platform.errors.ts";
import { isRightMissing, problemOf } from "../lifecycle.ts";
import { isEnding, isRenewalDue } from "../lifetime.ts";
import type { ConnectionRepositories, Connectors, Grants } from "../ports.ts";
import type { Sealing } from "../sealing.port.ts";
import { grantOf } from "../sealed-tokens.ts";
import { lapseIn } from "./end-connection.ts";
import { beginIn, isAnotherTry, lapsed, renewIn, type Kept, type Renewal } from "./renewal.ts";

type Deps = {
  unitOfWork: UnitOfWork<ConnectionRepositories>;
  connectors: Connectors;
  sealing: Sealing;
  /** Whose a connection is, beyond any scope; null when there is no such connection. */
  creatorOf: (connectionId: string) => Promise<string | null>;
  /** Waits so many milliseconds. */
  pause: (ms: number) => Promise<unknown>;
};

/** A rotated token is lost with the answer, so saving outlasts a database that starts anew: six attempts within half a minute. */
const ATTEMPTS = 6;
const waitBefore = (attempt: number): number => 100 * 4 ** (attempt - 1);
/** Who finds somebody else renewing looks again for some three seconds, which is longer than platforms usually take. */
const LOOKS = 6;
const waitForOther = (look: number): number => 100 * 2 ** (look - 1);
const context: Context = { actor: { kind: "system", name: "connections", organizationId: null }, trace: { correlationId: "connections", causationId: null } };

/** Grants that live: one caller at a time renews a connection, and saves what the platform answered before anybody uses it. */
export function makeGrants(deps: Deps): Grants & { renew(connectionId: string): Promise<void>; validate(connection: { connectionId: string; platform: Platform }): Promise<void> } {
  const { unitOfWork, connectors, sealing, creatorOf, pause } = deps;

  async function scopeOf(connectionId: string): Promise<Scope> {
    const creatorId = await creatorOf(connectionId);
    if (creatorId === null) throw notFound("connection");
    return { creatorId };
  }

  /** Notes that the platform is asked next, in a transaction of its own. Gives the grant instead when nothing is to be asked. */
  async function begun(scope: Scope, asked: { connectionId: string; rejected: PlatformGrant | null }): Promise<Renewal | PlatformGrant> {
    for (let look = 1; ; look += 1) {
      const { turn, platform } = await unitOfWork.run(scope, context, (tx) => beginIn(tx, sealing, asked));
      if (turn !== "another's") return turn;
      if (look === LOOKS) throw new PlatformUnavailable(platform, "another process is renewing the grant");
      await pause(waitForOther(look));
    }
  }

  async function renewed(connectionId: string, scope: Scope, rejected: PlatformGrant | null): Promise<PlatformGrant> {
    const renewal = await begun(scope, { connectionId, rejected });
    if ("accessToken" in renewal) return renewal;
    const kept: Kept = { answer: null };
    for (let attempt = 1; ; attempt += 1) {
      try {
        const outcome = await unitOfWork.run(scope, context, (tx) => renewIn(tx, { connectors, sealing }, renewal, kept));
        if ("grant" in outcome) return outcome.grant;
        throw outcome.error;
      } catch (error) {
        if (!isAnotherTry(kept, error) || attempt === ATTEMPTS) throw error;
        await pause(waitBefore(attempt));
      }
    }
  }

  const grants: ReturnType<typeof makeGrants> = {
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
          if (connection.status === "active" && connection.missingScopes.length === 0) await lapseIn(tx, connection, problemOf(why, connection, tx.at));
        });
        throw why;
      }
      return renewed(connectionId, scope, rejected);
    },
    async renew(connectionId) {
      await renewed(connectionId, await scopeOf(connectionId), null);
    },
    async validate({ connectionId, platform }) {
      const grant = await grants.of(connectionId);
      try {
        await connectors.of(platform).validate?.(grant);
      } catch (error) {
        if (!(error instanceof PlatformTokenRejected)) throw error;
        await grants.insteadOf(connectionId, grant, error);
      }
    },
  };
  return grants;
}

import type { ConnectionProblem } from "@fanfare/contracts/connections";
import type { Platform } from "@fanfare/contracts/platforms";
import { event, illegalTransition, type DomainEvent } from "../../kernel/index.ts";
import type { PlatformGrant } from "../connector.port.ts";
import type { PlatformTokenRejected } from "../platform.errors.ts";
import type { AccountConnection } from "./connection.ts";
import { isLapsing, lifetimeOf, waitAfter } from "./lifetime.ts";

type Decided = { state: AccountConnection; facts: DomainEvent[] };
type Connected = { id: string; creatorId: string; socialAccountId: string; platform: Platform; handle: string | null; grant: PlatformGrant; asked: readonly string[]; at: Date };

const owner = ({ id, creatorId }: Pick<AccountConnection, "id" | "creatorId">) => ({ aggregateId: id, creatorId });
const named = ({ id, creatorId, platform }: AccountConnection) => ({ connectionId: id, creatorId, platform });

/** A creator consented: a new connection, or one of theirs that lives on. What was asked for and not granted is noted, and no failure. */
export function connect({ id, creatorId, socialAccountId, platform, handle, grant, asked, at }: Connected, known: AccountConnection | null): Decided {
  const granted = {
    socialAccountId, handle, status: "active" as const, problem: null, scopes: grant.scopes, missingScopes: asked.filter((scope) => !grant.scopes.includes(scope)),
    connectedAt: at, ...lifetimeOf(grant, at), refreshFailures: 0, renewalBegunAt: null, remindedAt: null, updatedAt: at,
  };
  const appUserId = grant.appUserId ?? known?.appUserId ?? null;
  const state: AccountConnection = known ? { ...known, ...granted, appUserId } : { id, creatorId, platform, externalId: grant.externalId, appUserId, ...granted, fence: 0, version: 1 };
  return { state, facts: [event("tracking.account-connected.v1", owner(state), { ...named(state), socialAccountId })] };
}

/** A renewal is asked for next. Noted before, so that whoever comes after a process that died knows what may be lost. */
export function renewalBegun(connection: AccountConnection, at: Date): AccountConnection {
  mustBe(connection, "active");
  return { ...connection, renewalBegunAt: at };
}

/** The grant lives longer. A reminder may be due again, much later, once the last day has moved away. */
export function renewed(connection: AccountConnection, grant: PlatformGrant, at: Date): AccountConnection {
  mustBe(connection, "active");
  const lifetime = lifetimeOf(grant, at);
  return { ...connection, ...lifetime, scopes: grant.scopes, refreshFailures: 0, renewalBegunAt: null, remindedAt: isLapsing(lifetime, at) ? connection.remindedAt : null, updatedAt: at };
}

/** The platform was away or out of order: tried again after a wait that grows. `isAnswerLost`: it may have renewed all the same. */
export function renewalFailed(connection: AccountConnection, isAnswerLost: boolean, at: Date): AccountConnection {
  mustBe(connection, "active");
  const refreshFailures = connection.refreshFailures + 1;
  const renewalBegunAt = isAnswerLost ? connection.renewalBegunAt : null;
  return { ...connection, refreshFailures, renewalBegunAt, refreshAt: new Date(at.getTime() + waitAfter(refreshFailures)), updatedAt: at };
}

/** Only a new consent helps. */
export function lapse(connection: AccountConnection, problem: ConnectionProblem, at: Date): Decided {
  mustBe(connection, "active");
  const state: AccountConnection = { ...connection, status: "lapsed", problem, renewalBegunAt: null, updatedAt: at };
  return { state, facts: [event("tracking.connection-lapsed.v1", owner(state), { ...named(state), problem })] };
}

/** Its last day is near: told once. */
export function remind(connection: AccountConnection, at: Date): Decided {
  if (connection.status !== "active" || connection.remindedAt !== null || connection.lapsesAt === null || !isLapsing(connection, at)) return { state: connection, facts: [] };
  const state = { ...connection, remindedAt: at, updatedAt: at };
  return { state, facts: [event("tracking.connection-lapsing.v1", owner(state), { ...named(state), lapsesAt: connection.lapsesAt.toISOString() })] };
}

/** Given back by its creator. Once more is no change. */
export function disconnect(connection: AccountConnection, erased: boolean, at: Date): Decided {
  const { socialAccountId, status } = connection;
  if (status === "disconnected" && !erased) return { state: connection, facts: [] };
  const state: AccountConnection = { ...connection, status: "disconnected", problem: null, renewalBegunAt: null, updatedAt: at };
  return { state, facts: [event("tracking.account-disconnected.v1", owner(state), { ...named(state), socialAccountId, erased })] };
}

const CLOSED = /no open channel|not there any more|another one now|names nobody|suspended|terminated|account is locked/i;

/** Platforms that replace the refresh token with each renewal. */
const ROTATING: ReadonlySet<Platform> = new Set(["tiktok", "twitch", "x"]);

/** Why a platform does not renew a grant. Where an earlier answer may be lost, and with it the new refresh token, that comes first. */
export function renewalProblemOf(rejected: PlatformTokenRejected, connection: AccountConnection, wasAnswerLost: boolean, at: Date): ConnectionProblem {
  const problem = problemOf(rejected, connection, at);
  return problem === "revoked" && wasAnswerLost && ROTATING.has(connection.platform) ? "interrupted" : problem;
}

/** Why a grant is dead, as far as the platform's own words tell. */
export function problemOf({ details }: PlatformTokenRejected, { lapsesAt }: Pick<AccountConnection, "lapsesAt">, at: Date): ConnectionProblem {
  const reason = String(details["reason"] ?? "");
  if (isRightMissing(reason)) return "scopes-missing";
  if (CLOSED.test(reason)) return "account-closed";
  return lapsesAt !== null && lapsesAt <= at ? "expired" : "revoked";
}

/** All connectors say it in these words. */
export const isRightMissing = (reason: string): boolean => reason.startsWith("a right is missing");

function mustBe(connection: AccountConnection, status: AccountConnection["status"]): void {
  if (connection.status !== status) throw illegalTransition("connection", connection.status, "renewed or lapsed", connection.status === "disconnected" ? [] : ["active", "disconnected"]);
}

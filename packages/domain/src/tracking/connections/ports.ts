import type { Platform } from "@fanfare/contracts/platforms";
import type { PlatformGrant, SocialConnector } from "../connector.port.ts";
import type { PlatformTokenRejected } from "../platform.errors.ts";
import type { SyncTargets } from "../sync/ports.ts";
import type { AccountConnection } from "./connection.ts";
import type { PendingConsent } from "./consent.ts";
import type { SealedTokens } from "./sealed-tokens.ts";

/** Connections of whoever is in scope. */
export type Connections = {
  /** Throws `not-found`. */
  get(id: string): Promise<AccountConnection>;
  /** The same, held until the transaction ends: who changes a grant takes turns. */
  hold(id: string): Promise<AccountConnection>;
  /** The creator's living or lapsed one for an account, held; null when there is none in scope. */
  ofAccount(platform: Platform, externalId: string): Promise<AccountConnection | null>;
  /** Throws `tracking.account-connected-elsewhere` when another creator has connected the account. */
  add(connection: AccountConnection): Promise<void>;
  /** Throws `conflict` when somebody was first. */
  save(connection: AccountConnection): Promise<void>;
  /** Saves a connection with new tokens and moves its fence on. Throws `conflict` when somebody renewed since it was read. */
  saveRenewed(connection: AccountConnection): Promise<void>;
};

/** Grants, sealed and bound to their connection: a token copied to another row can't be opened. */
export type ConnectionTokens = {
  get(connectionId: string): Promise<SealedTokens | null>;
  put(connection: Pick<AccountConnection, "id" | "creatorId">, tokens: SealedTokens, at: Date): Promise<void>;
  erase(connectionId: string): Promise<void>;
};

/** Consent screens that somebody was sent to and did not come back from. */
export type ConsentRequests = {
  /** Takes the creator's expired ones away with it. */
  add(request: PendingConsent, at: Date): Promise<void>;
  /** Takes it away, so that a state works once; null when there is none in scope. */
  take(stateHash: string): Promise<PendingConsent | null>;
};

/** Accounts in the catalogue, of the creator in scope. */
export type ConnectedAccounts = {
  /** Makes the account one of the creator's, as the platform knows it, and answers its id. Who merely typed its name loses it. */
  put(account: { creatorId: string; platform: Platform; externalId: string; handle: string; url: string; at: Date }): Promise<string>;
  /** When it was last read; null when it never was. */
  lastReadAt(socialAccountId: string): Promise<Date | null>;
  /** Removes what was read of it: figures, history, audience and posts. Answers whether there was such an account. */
  eraseReadings(socialAccountId: string, at: Date): Promise<boolean>;
};

export type ConnectionRepositories = {
  connections: Connections;
  connectionTokens: ConnectionTokens;
  consentRequests: ConsentRequests;
  connectedAccounts: ConnectedAccounts;
  syncTargets: SyncTargets;
};

/** The connectors that are switched on. */
export type Connectors = {
  readonly platforms: readonly Platform[];
  /** Throws `tracking.platform-not-connected` for one that is not. */
  of(platform: Platform): SocialConnector;
};

export type Grants = {
  /**
   * Gives a living grant of a connection: renews it first when it is about to end, one caller at a time. Throws
   * `PlatformTokenRejected` when only the creator's new consent helps; then the connection has lapsed.
   */
  of(connectionId: string): Promise<PlatformGrant>;
  /**
   * The grant to use instead of one that the platform rejected before its time. Throws `PlatformTokenRejected` when there is
   * none: then the connection has lapsed, unless only a right is missing that was never granted.
   */
  insteadOf(connectionId: string, rejected: PlatformGrant, why: PlatformTokenRejected): Promise<PlatformGrant>;
};

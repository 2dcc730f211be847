import type { Platform } from "@fanfare/contracts/platforms";
import type { PlatformGrant, SocialConnector } from "../connector.port.ts";
import type { AccountConnection } from "./connection.ts";

/** Connections of whoever is in scope. */
export type Connections = {
  /** Throws `not-found`. */
  get(id: string): Promise<AccountConnection>;
  /** The creator's living or lapsed one for an account; null when there is none in scope. */
  ofAccount(platform: Platform, externalId: string): Promise<AccountConnection | null>;
  /** Throws `tracking.account-connected-elsewhere` when another creator has connected the account. */
  add(connection: AccountConnection): Promise<void>;
  /** Throws `conflict` when somebody was first. */
  save(connection: AccountConnection): Promise<void>;
};

/** Grants, encrypted at rest and bound to their connection: a token copied to another row can't be opened. */
export type ConnectionTokens = {
  put(connection: Pick<AccountConnection, "id" | "creatorId">, grant: Pick<PlatformGrant, "accessToken" | "refreshToken">): Promise<void>;
  erase(connectionId: string): Promise<void>;
};

/** The connectors that are switched on. */
export type Connectors = {
  readonly platforms: readonly Platform[];
  /** Throws `tracking.platform-not-connected` for one that is not. */
  of(platform: Platform): SocialConnector;
};

/**
 * Gives a living grant of a connection: renews it first when it is about to end, one caller at a time. Throws
 * `PlatformTokenRejected` when only the creator's new consent helps; then the connection has lapsed.
 */
export type Grants = { of(connectionId: string): Promise<PlatformGrant> };

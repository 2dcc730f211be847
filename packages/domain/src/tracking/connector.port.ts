import type { Audience } from "@fanfare/contracts/creator-metrics";
import type { Platform } from "@fanfare/contracts/platforms";
import type { PlatformAccount, PlatformPost, PostMetrics } from "./platform.port.ts";

/** What a creator granted: the right to read one account of theirs. Its tokens are secrets: encrypt them at rest, never log them. */
export type PlatformGrant = {
  readonly accessToken: string;
  /** Null where the platform has none and the access token itself is prolonged. */
  readonly refreshToken: string | null;
  /** When the access token dies. */
  readonly expiresAt: Date;
  /** When the refresh token dies too; absent where the platform tells no such day. */
  readonly lapsesAt?: Date | null;
  /** As granted, which may be fewer than asked for. */
  readonly scopes: readonly string[];
  /** The account's id on the platform; ids may exceed 2^53, so they are always text. */
  readonly externalId: string;
  /** How the platform calls the person towards this app alone; absent where it never tells of them by another id than the account's. */
  readonly appUserId?: string | null;
};

/** Where the creator is sent, and what is needed when they come back. */
export type ConsentRequest = {
  readonly redirectUri: string;
  /** Unguessable, bound to the person's session; compare it when they come back. */
  readonly state: string;
  /** The PKCE secret (RFC 7636, 43-128 characters), of which the consent screen sees the hash only; platforms without PKCE ignore it. */
  readonly codeVerifier: string;
};

/**
 * Reads one connected account with its owner's consent. Every call may fail with an error of platform.errors.ts:
 * `PlatformTokenRejected` says that the grant is dead and only a new consent helps. What the platform does not tell is
 * null, never 0; what it no longer shows is an answer, not an error.
 */
export type SocialConnector = {
  readonly platform: Platform;
  /** The address of the platform's consent screen. Asks nobody. */
  consentUrl(request: ConsentRequest): URL;
  /** Turns the code that came back from the consent screen into a grant; a code works once. */
  exchangeCode(code: string, request: Omit<ConsentRequest, "state">): Promise<PlatformGrant>;
  /**
   * A grant that lives longer. The old tokens may be dead afterwards: save the new ones before using them, and let only
   * one caller at a time refresh an account.
   */
  refresh(grant: PlatformGrant): Promise<PlatformGrant>;
  /**
   * Asks whether the platform still takes the access token. There only where asking is a duty, however often the token is used
   * otherwise. Throws `PlatformTokenRejected` when it does not.
   */
  validate?(grant: PlatformGrant): Promise<void>;
  /** Gives the grant back, where the platform has a call for that. A grant that is already dead is no error. Forget the tokens in any case. */
  revoke(grant: PlatformGrant): Promise<void>;
  fetchProfile(grant: PlatformGrant): Promise<PlatformAccount>;
  /** Posts published at or after `since`, a page at a time and newest first within it; pages may be empty. Ends by itself, or fails when the platform's cursor goes in circles. */
  listPostsSince(grant: PlatformGrant, since: Date): AsyncIterable<readonly PlatformPost[]>;
  /** Metrics by post id; a post that is gone is missing. Takes any number of ids. */
  fetchPostMetrics(grant: PlatformGrant, externalIds: readonly string[]): Promise<ReadonlyMap<string, PostMetrics>>;
  /** Who follows or watches the account; null where the platform does not tell it, or not yet. */
  fetchAudience(grant: PlatformGrant): Promise<Audience | null>;
  /**
   * The post as it is now, by the id that another call told or that its address holds; the answer goes by the former.
   * Whose it is stands in `accountExternalId`. Platforms that show an account only its own posts
   * answer `"gone"` for somebody else's.
   */
  fetchPost(grant: PlatformGrant, externalId: string): Promise<PlatformPost | "gone">;
};

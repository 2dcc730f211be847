import type { Platform } from "@fanfare/contracts/platforms";

/** Where a post lies: what a URL says before anybody is asked. */
export type PostReference = { readonly platform: Platform; readonly externalId: string };

/** What the platform counted at a moment. What it does not tell is null, never 0. */
export type PostMetrics = {
  readonly views: number | null;
  readonly likes: number | null;
  readonly comments: number | null;
  readonly shares: number | null;
  readonly at: Date;
  /** The counts as the platform sent them, to be kept beside ours: their meaning changes over the years. */
  readonly raw: Readonly<Record<string, unknown>>;
};

/** A published post as the platform shows it to everybody. */
export type PlatformPost = PostReference & {
  readonly accountExternalId: string;
  /** Without @, lower case; null when the account has none. */
  readonly accountHandle: string | null;
  readonly publishedAt: Date;
  /** Title and description, one after the other. */
  readonly text: string;
  readonly links: readonly string[];
  /** Without @, lower case. */
  readonly mentions: readonly string[];
  /** Without #, lower case. */
  readonly hashtags: readonly string[];
  /** Marked as advertising: by the platform's own flag or by a tag in the text. */
  readonly disclosed: boolean;
  readonly durationMs: number | null;
  /** Reachable only by who has the link. */
  readonly unlisted: boolean;
  /** Leaves by itself after a day. Left out by platforms that have no stories. */
  readonly isStory?: boolean;
  /** Its address, where the platform tells it; see `addressOf`. */
  readonly url?: string | null;
  readonly metrics: PostMetrics;
  /** The post as the platform sent it. */
  readonly raw: Readonly<Record<string, unknown>>;
};

/** An account as the platform shows it to everybody. */
export type PlatformAccount = {
  readonly platform: Platform;
  readonly externalId: string;
  readonly handle: string | null;
  readonly title: string;
  readonly country: string | null;
  readonly followers: number | null;
  readonly views: number | null;
  readonly posts: number | null;
};

/** What is known of an account before it is read: the platform's own id, where that is known, and the handle, with or without @. */
export type AccountName = { readonly externalId: string | null; readonly handle: string };

/**
 * Reads accounts of one platform as they are shown to everybody, with the installation's own key. Every call may fail with an
 * error of platform.errors.ts.
 */
export type PublicAccounts = {
  readonly platform: Platform;
  /** How many accounts the platform is asked for at once; more is asked for one batch after the other. */
  readonly atOnce: number;
  /**
   * In the order of the names. By the id where it is known and the platform takes ids, otherwise by the handle. `"gone"`: nobody is
   * shown under it, or somebody else than the id says.
   */
  fetchAccounts(names: readonly AccountName[]): Promise<readonly (PlatformAccount | "gone")[]>;
};

/**
 * Reads public posts and accounts of one platform. Every call may fail with an error of platform.errors.ts; what
 * the platform no longer shows is an answer (`"gone"`, or an id missing from the map), not an error.
 */
export type PlatformPosts = PublicAccounts & {
  fetchPost(externalId: string): Promise<PlatformPost | "gone">;
  /** Posts by id, without the names of their accounts; a post that is gone is missing. Takes any number of ids. */
  fetchPosts(externalIds: readonly string[]): Promise<ReadonlyMap<string, PlatformPost>>;
  /** Metrics by post id; a post that is gone is missing. Takes any number of ids. */
  fetchMetrics(externalIds: readonly string[]): Promise<ReadonlyMap<string, PostMetrics>>;
};

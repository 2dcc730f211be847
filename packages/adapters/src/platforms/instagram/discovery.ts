import { z } from "zod";

import type { AccountName, PlatformAccount, PlatformPost, PlatformPosts, PostMetrics, PublicAccounts } from "@fanfare/domain/tracking";
import { PlatformRefused, PlatformTokenRejected } from "@fanfare/domain/tracking";

import type { Guards } from "../../resilience/index.ts";
import { Count } from "../count.ts";
import { failsSomebody, platformGuard } from "../guarded.ts";
import { followCursors } from "../paging.ts";
import type { Page } from "../paging.ts";
import { read } from "./connection.ts";
import type { GraphConnection } from "./connection.ts";
import * as wire from "./mapper.ts";

const POSTS_PER_PAGE = 50;
/** Names become a part of the question itself, so nothing else gets in. */
const HANDLE = /^[\w.]{1,30}$/;
const ACCOUNT_FIELDS = "id,username,name,followers_count,media_count";
const POST_FIELDS = "id,caption,media_type,media_product_type,permalink,timestamp,username,like_count,comments_count,view_count";

/** Who published a post and, where that is known, when: nothing older is looked through for it. */
export type KnownPost = { readonly handle: string; readonly publishedAt: Date | null };

export interface InstagramAccountsOptions {
  /** The Graph API of Facebook Login: `https://graph.facebook.com`. */
  readonly graphBaseUrl: string;
  /** The professional account in whose name is asked, and a token of the page that it belongs to. */
  readonly accountId: string;
  readonly accessToken: string;
  readonly guards: Guards;
  readonly timeoutMs?: number;
  readonly firstRetryMs?: number;
  readonly now?: () => number;
}

export interface InstagramDiscoveryOptions extends InstagramAccountsOptions {
  /** What is known of a post, by its media id or shortcode: the platform finds posts by the name of their account only. */
  readonly known: (postId: string) => Promise<KnownPost | null>;
}

type Known = InstagramDiscoveryOptions["known"];

interface Connection extends InstagramAccountsOptions, GraphConnection {
  readonly now: () => number;
}

export type InstagramDiscovery = PlatformPosts & {
  /** Posts of an account published at or after `since`, a page at a time and newest first; stories are not among them. Nothing at all of an account that can't be seen. */
  listPostsSince(handle: string, since: Date): AsyncIterable<readonly PlatformPost[]>;
};

/**
 * Reads what any professional account shows to everybody (business discovery), with the installation's own token. `"gone"`
 * says that there is no such account or that it is a personal one, which the platform does not tell apart; it also leaves
 * out accounts that are not for all ages. Accounts go by name only, one a call.
 * Source: developers.facebook.com/documentation/instagram-platform/instagram-api-with-facebook-login/business-discovery.
 */
export function createInstagramAccounts(options: InstagramAccountsOptions): PublicAccounts {
  return accountsOf(connectTo(options));
}

/**
 * The same, and the accounts' posts. A post is found among those of the account that `known` names: one of which nothing is
 * known is gone, too.
 */
export function createInstagramDiscovery({ known, ...options }: InstagramDiscoveryOptions): InstagramDiscovery {
  const connection = connectTo(options);
  return {
    ...accountsOf(connection),
    fetchPost: async (id) => (await find(connection, known, [id])).get(id) ?? "gone",
    fetchPosts: (ids) => find(connection, known, ids),
    fetchMetrics: (ids) => fetchMetrics(connection, known, ids),
    listPostsSince: (handle, since) => listPostsSince(connection, handle, since),
  };
}

/** All is asked in the name of one account, so that its limits are everybody's. */
function connectTo(options: InstagramAccountsOptions): Connection {
  return { ...options, now: options.now ?? Date.now, guard: platformGuard("instagram", "instagram-discovery", options.accessToken, options, failsSomebody) };
}

function accountsOf(connection: Connection): PublicAccounts {
  return { platform: "instagram", atOnce: 1, fetchAccounts: (names) => fetchAccounts(connection, names) };
}

const Discovered = z.object({ id: z.string().min(1), username: z.string().optional(), name: z.string().optional(), followers_count: Count, media_count: Count });
const DiscoveredMedia = wire.MediaAnswer.extend({ view_count: Count });
/** The inner list has cursors only, and no `next`. */
const MediaEdge = z.object({ data: z.array(DiscoveredMedia), paging: z.object({ cursors: z.object({ after: z.string().optional() }).optional() }).optional() });
/** Of an account that is not for all ages nothing comes. */
const AccountAnswer = z.object({ business_discovery: Discovered.optional() });
const PostsAnswer = z.object({ business_discovery: z.object({ id: z.string().min(1), media: MediaEdge.optional() }).optional() });

async function fetchAccounts(connection: Connection, names: readonly AccountName[]): Promise<(PlatformAccount | "gone")[]> {
  const accounts: (PlatformAccount | "gone")[] = [];
  for (const name of names) accounts.push(await fetchAccount(connection, name));
  return accounts;
}

/** A name that was given up may be taken by somebody else, whom the id then gives away. */
async function fetchAccount(connection: Connection, { externalId, handle }: AccountName): Promise<PlatformAccount | "gone"> {
  const answer = await discover(connection, handle, ACCOUNT_FIELDS, AccountAnswer);
  if (answer === "gone" || !answer.business_discovery) return "gone";
  const account = wire.toAccount(answer.business_discovery);
  return externalId === null || externalId === account.externalId ? account : "gone";
}

async function* listPostsSince(connection: Connection, handle: string, since: Date): AsyncGenerator<readonly PlatformPost[]> {
  const isRecent = (post: PlatformPost) => post.publishedAt >= since;
  const posts = followCursors("instagram", (cursor) => fetchPage(connection, handle, cursor), ({ items }) => items.some(isRecent));
  for await (const page of posts) yield page.filter(isRecent);
}

async function fetchPage(connection: Connection, handle: string, cursor: string | null): Promise<Page<PlatformPost>> {
  const after = cursor === null ? "" : `.after(${cursor})`;
  const answer = await discover(connection, handle, `id,media.limit(${POSTS_PER_PAGE})${after}{${POST_FIELDS}}`, PostsAnswer);
  if (answer === "gone" || !answer.business_discovery?.media) return { items: [], next: null };
  const { id: accountId, media } = answer.business_discovery;
  const at = new Date(connection.now());
  const items = media.data.map((one) => wire.toPost(one, accountId, { views: one.view_count }, at));
  // Nothing tells the last page, so that the list ends with one that is empty.
  return { items, next: items.length === 0 ? null : (media.paging?.cursors?.after ?? null) };
}

async function fetchMetrics(connection: Connection, known: Known, ids: readonly string[]): Promise<ReadonlyMap<string, PostMetrics>> {
  const found = await find(connection, known, ids);
  return new Map([...found].map(([id, { metrics }]) => [id, metrics]));
}

/** Goes through the posts of each account until all that are wanted of it are found. */
async function find(connection: Connection, knownOf: Known, ids: readonly string[]): Promise<ReadonlyMap<string, PlatformPost>> {
  const found = new Map<string, PlatformPost>();
  const known = await Promise.all([...new Set(ids)].map(async (id) => ({ id, post: await knownOf(id) })));
  const wanted = known.flatMap(({ id, post }) => (post ? [{ id, handle: post.handle.toLowerCase(), since: wholeSecond(post.publishedAt) }] : []));
  for (const [handle, posts] of Map.groupBy(wanted, (one) => one.handle)) {
    const missing = new Set(posts.map(({ id }) => id));
    const since = new Date(Math.min(...posts.map((one) => one.since)));
    for await (const page of listPostsSince(connection, handle, since)) {
      for (const post of page) for (const id of [post.externalId, shortcodeOf(post)]) if (id && missing.delete(id)) found.set(id, post);
      if (missing.size === 0) break;
    }
  }
  return found;
}

/** The platform tells no more of a time than its second. */
function wholeSecond(time: Date | null): number {
  return Math.floor((time?.getTime() ?? 0) / 1000) * 1000;
}

function shortcodeOf({ raw }: PlatformPost): string | undefined {
  return /\/(?:p|reel|tv)\/([\w-]+)/.exec(String(raw.permalink ?? ""))?.[1];
}

async function discover<S extends z.ZodType>(connection: Connection, handle: string, fields: string, schema: S): Promise<z.infer<S> | "gone"> {
  const name = handle.replace(/^@/, "");
  if (!HANDLE.test(name)) return "gone";
  const { accountId, accessToken } = connection;
  try {
    const answer = await read(connection, { accessToken }, accountId, { fields: `business_discovery.username(${name}){${fields}}` }, schema);
    return answer === "no-data" ? "gone" : answer;
  } catch (error) {
    // The token is the installation's own, which no creator can renew.
    if (error instanceof PlatformTokenRejected) throw new PlatformRefused("instagram", String(error.details["reason"]));
    throw error;
  }
}

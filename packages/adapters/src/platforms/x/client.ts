import { createHash } from "node:crypto";
import { z } from "zod";

import type { ConsentRequest, PlatformAccount, PlatformGrant, PlatformPost, PostMetrics, SocialConnector } from "@fanfare/domain/tracking";
import { PlatformTokenRejected } from "@fanfare/domain/tracking";

import { at } from "../guarded.ts";
import { batchesOf, followCursors } from "../paging.ts";
import { mustHaveBudget, paid, postForm, readApi } from "./connection.ts";
import type { Connection, XOptions } from "./connection.ts";
import { READS_OF_A_PROFILE } from "./limits.ts";
import * as wire from "./mapper.ts";

/** Without offline.access there would be no refresh token, and the grant would end after two hours. */
const SCOPES = ["tweet.read", "users.read", "offline.access"];
const PAGE = { least: 5, most: 100 };
const IDS_PER_CALL = 100;
/** Before it the timeline takes no time. */
const EARLIEST = new Date("2010-11-06T00:00:00Z");
const POST_ID = /^\d{1,19}$/;

/**
 * Reads connected accounts with the X API v2. X charges for each post and each user that it returns, so that all reading is
 * off until `readsPerMonth` says how much it may cost, and waits for the next month when that is spent.
 * Source: docs.x.com/x-api and docs.x.com/fundamentals/authentication.
 */
export function createX(options: XOptions): SocialConnector {
  const connection: Connection = { ...options, readsPerMonth: options.readsPerMonth ?? 0, now: options.now ?? Date.now };
  return {
    platform: "x",
    consentUrl: (request) => consentUrl(connection, request),
    exchangeCode: (code, { redirectUri, codeVerifier }) => exchangeCode(connection, code, redirectUri, codeVerifier),
    refresh: (grant) => refresh(connection, grant),
    revoke: (grant) => revoke(connection, grant),
    fetchProfile: (grant) => fetchProfile(connection, grant.accessToken),
    listPostsSince: (grant, since) => listPostsSince(connection, grant, since),
    fetchPostMetrics: (grant, ids) => fetchPostMetrics(connection, grant, ids),
    // The API has no demographics.
    fetchAudience: async () => null,
    fetchPost: (grant, id) => fetchPost(connection, grant, id),
  };
}

function consentUrl({ consentBaseUrl, clientId }: Connection, { redirectUri, state, codeVerifier }: ConsentRequest): URL {
  const code_challenge = createHash("sha256").update(codeVerifier).digest("base64url");
  const query = { response_type: "code", client_id: clientId, redirect_uri: redirectUri, scope: SCOPES.join(" "), state, code_challenge, code_challenge_method: "S256" };
  return at(consentBaseUrl, "i/oauth2/authorize", query);
}

/** The answer does not say whose token it is, so that is asked, and charged, once. */
async function exchangeCode(connection: Connection, code: string, redirectUri: string, codeVerifier: string): Promise<PlatformGrant> {
  mustHaveBudget(connection);
  const answer = await postForm(connection, "token", { grant_type: "authorization_code", code, redirect_uri: redirectUri, code_verifier: codeVerifier }, wire.TokenAnswer);
  const receivedAt = connection.now();
  const { externalId } = await fetchProfile(connection, answer.access_token);
  return wire.toGrant(answer, externalId, receivedAt);
}

async function refresh(connection: Connection, grant: PlatformGrant): Promise<PlatformGrant> {
  if (grant.refreshToken === null) throw new PlatformTokenRejected("x", "there is no refresh token");
  const answer = await postForm(connection, "token", { grant_type: "refresh_token", refresh_token: grant.refreshToken }, wire.TokenAnswer);
  return wire.toGrant(answer, grant.externalId, connection.now());
}

/** The refresh token goes first: it is the one that lives for months. */
async function revoke(connection: Connection, { accessToken, refreshToken }: PlatformGrant): Promise<void> {
  const tokens = [...(refreshToken === null ? [] : [{ token: refreshToken, token_type_hint: "refresh_token" }]), { token: accessToken, token_type_hint: "access_token" }];
  for (const form of tokens) {
    try {
      await postForm(connection, "revoke", form, z.unknown());
    } catch (error) {
      if (!(error instanceof PlatformTokenRejected)) throw error;
    }
  }
}

async function fetchProfile(connection: Connection, accessToken: string): Promise<PlatformAccount> {
  const read = () => readApi(connection, accessToken, "users/me", { "user.fields": "public_metrics" }, wire.UserAnswer);
  const user = await paid(connection, { least: READS_OF_A_PROFILE, most: READS_OF_A_PROFILE }, read, () => READS_OF_A_PROFILE);
  if (user === "gone") throw new PlatformTokenRejected("x", "the account is not there any more");
  return wire.toAccount(user.data);
}

/** What the account posts to everybody: neither its answers to others nor what it only passes on. The platform looks back over 800 of them. */
async function* listPostsSince(connection: Connection, { accessToken, externalId }: PlatformGrant, since: Date): AsyncGenerator<readonly PlatformPost[]> {
  const start_time = new Date(Math.max(since.getTime(), EARLIEST.getTime())).toISOString().replace(/\.\d+Z$/, "Z");
  let handle: string | null = null;
  const fetchPage = async (cursor: string | null) => {
    // The author is the same on all pages, so it is paid for on the first one.
    const more = cursor === null ? AUTHOR : { pagination_token: cursor };
    const author = cursor === null ? READS_OF_A_PROFILE : 0;
    const query = { "tweet.fields": wire.POST_FIELDS, exclude: "retweets,replies", start_time, ...more };
    const read = (posts: number) => readApi(connection, accessToken, `users/${externalId}/tweets`, { ...query, max_results: String(posts) }, wire.PostList);
    const page = await paid(connection, { least: PAGE.least + author, most: PAGE.most + author }, (reserved) => read(reserved - author), costOf);
    if (page === "gone") throw new PlatformTokenRejected("x", "the account is not there any more");
    handle ??= wire.handlesIn(page).get(externalId) ?? null;
    return { items: page.data.map((post) => wire.toPost(post, handle, new Date(connection.now()))), next: page.meta?.next_token ?? null };
  };
  for await (const posts of followCursors("x", fetchPage, () => true)) yield posts.filter(({ publishedAt }) => publishedAt >= since);
}

/** Nothing is read, and nothing paid, when the budget does not hold all of them. */
async function fetchPostMetrics(connection: Connection, { accessToken }: PlatformGrant, ids: readonly string[]): Promise<ReadonlyMap<string, PostMetrics>> {
  const metrics = new Map<string, PostMetrics>();
  const wanted = [...new Set(ids)].filter((id) => POST_ID.test(id));
  for (const [nth, batch] of batchesOf(wanted, IDS_PER_CALL).entries()) {
    const read = () => readApi(connection, accessToken, "tweets", { ids: batch.join(","), "tweet.fields": "public_metrics" }, wire.PostStatsList);
    const stats = await paid(connection, { least: wanted.length - nth * IDS_PER_CALL, most: batch.length }, read, costOf);
    if (stats !== "gone") for (const post of stats.data) metrics.set(post.id, wire.toMetrics(post, new Date(connection.now())));
  }
  return metrics;
}

/** Shows everybody's posts but those of protected accounts. */
async function fetchPost(connection: Connection, { accessToken }: PlatformGrant, id: string): Promise<PlatformPost | "gone"> {
  if (!POST_ID.test(id)) return "gone";
  const read = () => readApi(connection, accessToken, "tweets", { ids: id, "tweet.fields": wire.POST_FIELDS, ...AUTHOR }, wire.PostList);
  const answer = await paid(connection, { least: 1 + READS_OF_A_PROFILE, most: 1 + READS_OF_A_PROFILE }, read, costOf);
  const post = answer === "gone" ? undefined : answer.data.find((one) => one.id === id);
  return answer !== "gone" && post ? wire.toPost(post, wire.handlesIn(answer).get(post.author_id) ?? null, new Date(connection.now())) : "gone";
}

const AUTHOR = { expansions: "author_id", "user.fields": "username" };

function costOf(answer: z.infer<typeof wire.PostList> | z.infer<typeof wire.PostStatsList> | "gone"): number {
  return answer === "gone" ? 0 : answer.data.length + READS_OF_A_PROFILE * (answer.includes?.users.length ?? 0);
}

import { createHash } from "node:crypto";
import type { z } from "zod";

import type { ConsentRequest, PlatformAccount, PlatformGrant, PlatformPost, PostMetrics, SocialConnector } from "@fanfare/domain/tracking";
import { PlatformAnswerMalformed, PlatformTokenRejected, PlatformUnavailable } from "@fanfare/domain/tracking";

import type { Guard, Guards, JsonRequest } from "../../resilience/index.ts";
import { arrived, at, checked, platformGuard } from "../guarded.ts";
import { batchesOf, followCursors } from "../paging.ts";
import type { UnitCounter } from "../youtube/limits.ts";
import { errorOf } from "./errors.ts";
import { takeRequest } from "./limits.ts";
import type { Endpoint } from "./limits.ts";
import * as wire from "./mapper.ts";

const SCOPES = ["user.info.basic", "user.info.profile", "user.info.stats", "video.list"];
const VIDEOS_PER_PAGE = 20;
const IDS_PER_CALL = 20;

export interface TikTokOptions {
  /** Where people consent: `https://www.tiktok.com`. */
  readonly consentBaseUrl: string;
  /** Where the API is: `https://open.tiktokapis.com`. */
  readonly apiBaseUrl: string;
  readonly clientKey: string;
  readonly clientSecret: string;
  readonly guards: Guards;
  readonly requests: UnitCounter;
  readonly timeoutMs?: number;
  readonly firstRetryMs?: number;
  readonly now?: () => number;
}

interface Connection extends TikTokOptions {
  readonly now: () => number;
}

/** Reads connected accounts with TikTok's Login Kit and Display API v2. Source: developers.tiktok.com/doc/display-api-overview. */
export function createTikTok(options: TikTokOptions): SocialConnector {
  const connection: Connection = { ...options, now: options.now ?? Date.now };
  return {
    platform: "tiktok",
    consentUrl: (request) => consentUrl(connection, request),
    exchangeCode: (code, { redirectUri, codeVerifier }) =>
      grantFrom(connection, { grant_type: "authorization_code", code, redirect_uri: redirectUri, code_verifier: codeVerifier }),
    refresh: (grant) => refresh(connection, grant),
    revoke: (grant) => revoke(connection, grant),
    fetchProfile: (grant) => fetchProfile(connection, grant),
    listPostsSince: (grant, since) => listPostsSince(connection, grant, since),
    fetchPostMetrics: (grant, ids) => fetchPostMetrics(connection, grant, ids),
    // Demographics are in TikTok's Business and Research APIs only.
    fetchAudience: async () => null,
    fetchPost: (grant, id) => fetchPost(connection, grant, id),
  };
}

function consentUrl({ consentBaseUrl, clientKey }: Connection, { redirectUri, state, codeVerifier }: ConsentRequest): URL {
  return at(consentBaseUrl, "v2/auth/authorize/", {
    client_key: clientKey,
    scope: SCOPES.join(","),
    response_type: "code",
    redirect_uri: redirectUri,
    state,
    // TikTok takes the hash in hex, not in base64url as RFC 7636 says.
    code_challenge: createHash("sha256").update(codeVerifier).digest("hex"),
    code_challenge_method: "S256",
  });
}

async function refresh(connection: Connection, grant: PlatformGrant): Promise<PlatformGrant> {
  if (grant.refreshToken === null) throw new PlatformTokenRejected("tiktok", "there is no refresh token");
  const fresh = await grantFrom(connection, { grant_type: "refresh_token", refresh_token: grant.refreshToken });
  if (fresh.externalId !== grant.externalId) throw new PlatformAnswerMalformed("tiktok", "the refreshed token is another account's");
  return fresh;
}

async function grantFrom(connection: Connection, form: Record<string, string>): Promise<PlatformGrant> {
  const answer = await postForm(connection, "v2/oauth/token/", form);
  return wire.toGrant(checked("tiktok", wire.TokenAnswer, answer), connection.now());
}

async function revoke(connection: Connection, grant: PlatformGrant): Promise<void> {
  try {
    await postForm(connection, "v2/oauth/revoke/", { token: grant.accessToken });
  } catch (error) {
    if (!(error instanceof PlatformTokenRejected)) throw error;
  }
}

/** Never repeated by itself: a code works once, and a refresh kills the token it was made with. */
function postForm(connection: Connection, path: string, form: Record<string, string>): Promise<unknown> {
  const { clientKey, clientSecret } = connection;
  const body = new URLSearchParams({ client_key: clientKey, client_secret: clientSecret, ...form });
  return guardOf(connection, "tiktok-oauth").once((signal) => answered(at(connection.apiBaseUrl, path), { method: "POST", body, signal }, connection));
}

async function fetchProfile(connection: Connection, grant: PlatformGrant): Promise<PlatformAccount> {
  const granted = Object.entries(wire.PROFILE_FIELDS).filter(([scope]) => grant.scopes.includes(scope));
  const fields = granted.map(([, names]) => names).join(",") || "open_id";
  const { data } = await call(connection, grant, "user/info", fields, wire.UserAnswer);
  return wire.toAccount(data.user);
}

async function* listPostsSince(connection: Connection, grant: PlatformGrant, since: Date): AsyncGenerator<readonly PlatformPost[]> {
  const fetchPage = async (cursor: string | null) => {
    const body = { max_count: VIDEOS_PER_PAGE, ...(cursor !== null && { cursor: Number(cursor) }) };
    const { data } = await call(connection, grant, "video/list", wire.VIDEO_FIELDS, wire.VideoListAnswer, body);
    const items = (data.videos ?? []).map((video) => wire.toPost(video, grant.externalId, new Date(connection.now())));
    // A page may be short or empty in the middle of the list: only has_more tells the end.
    if (data.has_more && typeof data.cursor !== "number") throw new PlatformAnswerMalformed("tiktok", "has_more without a cursor");
    return { items, next: data.has_more ? String(data.cursor) : null };
  };
  const isRecent = (post: PlatformPost) => post.publishedAt >= since;
  for await (const posts of followCursors("tiktok", fetchPage, ({ items }) => items.length === 0 || items.some(isRecent))) yield posts.filter(isRecent);
}

async function fetchPostMetrics(connection: Connection, grant: PlatformGrant, ids: readonly string[]): Promise<ReadonlyMap<string, PostMetrics>> {
  const metrics = new Map<string, PostMetrics>();
  for (const batch of batchesOf(ids, IDS_PER_CALL)) {
    const { data } = await call(connection, grant, "video/query", wire.STATS_FIELDS, wire.StatsQueryAnswer, { filters: { video_ids: batch } });
    for (const video of data.videos ?? []) metrics.set(video.id, wire.toMetrics(video, new Date(connection.now())));
  }
  return metrics;
}

/** Somebody else's video is not returned at all, just as a deleted or private one. */
async function fetchPost(connection: Connection, grant: PlatformGrant, id: string): Promise<PlatformPost | "gone"> {
  const { data } = await call(connection, grant, "video/query", wire.VIDEO_FIELDS, wire.VideoQueryAnswer, { filters: { video_ids: [id] } });
  const video = data.videos?.find((one) => one.id === id);
  return video ? wire.toPost(video, grant.externalId, new Date(connection.now())) : "gone";
}

/** One guarded read of the Display API; `fields` stand in the query even of a POST. */
function call<S extends z.ZodType>(connection: Connection, grant: PlatformGrant, endpoint: Endpoint, fields: string, schema: S, body?: object): Promise<z.infer<S>> {
  const url = at(connection.apiBaseUrl, `v2/${endpoint}/`, { fields });
  return guardOf(connection, `tiktok-${endpoint.replace("/", "-")}`).read(async (signal) => {
    const wait = await takeRequest(connection.requests, endpoint, connection.now());
    if (wait !== null) throw new PlatformUnavailable("tiktok", "our share of requests is used up", { retryAfterMs: wait });
    const headers = { authorization: `Bearer ${grant.accessToken}`, accept: "application/json", ...(body && { "content-type": "application/json" }) };
    const init: JsonRequest = body ? { method: "POST", body: JSON.stringify(body), headers, signal } : { headers, signal };
    return checked("tiktok", schema, await answered(url, init, connection));
  });
}

async function answered(url: URL, init: JsonRequest, { now }: Connection): Promise<unknown> {
  const answer = await arrived("tiktok", url, init, now);
  const error = errorOf(answer);
  if (error) throw error;
  return answer.json;
}

/** One per endpoint, as the platform counts requests; all accounts of an app share it. */
function guardOf(connection: Connection, service: string): Guard {
  return platformGuard("tiktok", service, connection.clientKey, connection);
}

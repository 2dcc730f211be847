import type { Audience } from "@fanfare/contracts/creator-metrics";
import type { ConsentRequest, PlatformAccount, PlatformGrant, PlatformPost, PostMetrics, SocialConnector } from "@fanfare/domain/tracking";
import { PlatformAnswerMalformed } from "@fanfare/domain/tracking";

import { batchesOf, followCursors } from "../paging.ts";
import { BREAKDOWNS, DemographicsAnswer, countedIn, toAudience } from "./audience.ts";
import type { Breakdown, Counted } from "./audience.ts";
import { connectTo, once, read, readOwn } from "./connection.ts";
import type { Connection, InstagramOptions } from "./connection.ts";
import * as wire from "./mapper.ts";
import { LongTokenAnswer, SCOPES, ShortTokenAnswer, bareCode } from "./oauth.ts";

const POSTS_PER_PAGE = 50;
const IDS_PER_CALL = 50;
const DAY_MS = 86_400_000;
const TOKEN_LIFE_MS = 60 * DAY_MS;
/** Shortcodes are letters and digits; ids of the API are digits alone, and longer. */
const MEDIA_ID = /^\d{15,}$/;

/**
 * Reads professional accounts that their owners connected with Instagram Login. Posts go by the API's media id; `fetchPost`
 * also takes the shortcode of a post's address. The platform has no refresh token: the access token itself is prolonged.
 * Source: developers.facebook.com/documentation/instagram-platform/instagram-api-with-instagram-login.
 */
export function createInstagram(options: InstagramOptions): SocialConnector {
  const connection = connectTo(options);
  return {
    platform: "instagram",
    consentUrl: (request) => consentUrl(options, request),
    exchangeCode: (code, { redirectUri }) => exchangeCode(connection, code, redirectUri),
    refresh: (grant) => refresh(connection, grant),
    // Instagram Login has no call that gives a grant back: its owner removes the app in their settings.
    revoke: async () => {},
    fetchProfile: (grant) => fetchProfile(connection, grant),
    listPostsSince: (grant, since) => listPostsSince(connection, grant, since),
    fetchPostMetrics: (grant, ids) => fetchPostMetrics(connection, grant, ids),
    fetchAudience: (grant) => fetchAudience(connection, grant),
    fetchPost: (grant, id) => (MEDIA_ID.test(id) ? fetchMedia(connection, grant, id) : findByShortcode(connection, grant, id)),
  };
}

/** Instagram documents no PKCE: the code is bound to the person by `state`, and to us by the client secret. */
function consentUrl({ consentBaseUrl, clientId }: InstagramOptions, { redirectUri, state }: Omit<ConsentRequest, "codeVerifier">): URL {
  const url = new URL(`${consentBaseUrl.replace(/\/$/, "")}/oauth/authorize`);
  url.search = new URLSearchParams({ client_id: clientId, redirect_uri: redirectUri, response_type: "code", scope: SCOPES.join(","), state }).toString();
  return url;
}

/** The code gives a token for an hour, and that one a token for sixty days. */
async function exchangeCode(connection: Connection, code: string, redirectUri: string): Promise<PlatformGrant> {
  const { clientId, clientSecret } = connection;
  const form = { client_id: clientId, client_secret: clientSecret, grant_type: "authorization_code", redirect_uri: redirectUri, code: bareCode(code) };
  const short = await once(connection, "token", "oauth/access_token", { form }, ShortTokenAnswer);
  // The platform documents these two calls with the secrets in the query only.
  const long = await once(connection, "graph", "access_token", { query: { grant_type: "ig_exchange_token", client_secret: clientSecret, access_token: short.accessToken } }, LongTokenAnswer);
  const token = { accessToken: long.access_token, refreshToken: null, expiresAt: new Date(connection.now() + long.expires_in * 1000), scopes: short.scopes };
  const profile = await readOwn(connection, { ...token, externalId: "me" }, "me", { fields: wire.PROFILE_FIELDS }, wire.ProfileAnswer);
  return { ...token, externalId: wire.toAccount(profile).externalId, appUserId: profile.id };
}

/** A token younger than a day can't be prolonged, and need not be. */
async function refresh(connection: Connection, grant: PlatformGrant): Promise<PlatformGrant> {
  const age = connection.now() + TOKEN_LIFE_MS - grant.expiresAt.getTime();
  if (age < DAY_MS) return grant;
  const query = { grant_type: "ig_refresh_token", access_token: grant.accessToken };
  const long = await once(connection, "graph", "refresh_access_token", { query }, LongTokenAnswer);
  return { ...grant, accessToken: long.access_token, expiresAt: new Date(connection.now() + long.expires_in * 1000) };
}

async function fetchProfile(connection: Connection, grant: PlatformGrant): Promise<PlatformAccount> {
  return wire.toAccount(await readOwn(connection, grant, grant.externalId, { fields: wire.PROFILE_FIELDS }, wire.ProfileAnswer));
}

/** Living stories first, since they are gone in a day; then the posts that stay. */
async function* listPostsSince(connection: Connection, grant: PlatformGrant, since: Date): AsyncGenerator<readonly PlatformPost[]> {
  const isRecent = (post: PlatformPost) => post.publishedAt >= since;
  const list = async (edge: "media" | "stories", cursor: string | null) => {
    const query = { fields: wire.MEDIA_FIELDS, limit: String(POSTS_PER_PAGE), ...(cursor !== null && { after: cursor }) };
    const { data, paging } = await readOwn(connection, grant, `${grant.externalId}/${edge}`, query, wire.MediaListAnswer);
    const items = data.map((media) => wire.toPost(media, grant.externalId, {}, new Date(connection.now())));
    // Cursors come on the last page, too: only `next` tells that there is more.
    if (paging?.next && !paging.cursors?.after) throw new PlatformAnswerMalformed("instagram", "paging.next without a cursor");
    return { items, next: paging?.next ? (paging.cursors?.after ?? null) : null };
  };
  yield (await list("stories", null)).items.filter(isRecent);
  const posts = followCursors("instagram", (cursor) => list("media", cursor), ({ items }) => items.length === 0 || items.some(isRecent));
  for await (const page of posts) yield page.filter(isRecent);
}

async function fetchPostMetrics(connection: Connection, grant: PlatformGrant, ids: readonly string[]): Promise<ReadonlyMap<string, PostMetrics>> {
  const metrics = new Map<string, PostMetrics>();
  for (const batch of batchesOf(ids, IDS_PER_CALL)) {
    for (const stats of await fetchStats(connection, grant, batch)) {
      const insights = await fetchInsights(connection, grant, stats);
      if (insights !== "gone") metrics.set(stats.id, wire.toMetrics(stats, insights, new Date(connection.now())));
    }
  }
  return metrics;
}

/** One id that is gone fails the whole batch, so such a batch is halved until it stands alone. */
async function fetchStats(connection: Connection, grant: PlatformGrant, ids: readonly string[]): Promise<wire.MediaStats[]> {
  const answer = await read(connection, grant, "", { ids: ids.join(","), fields: wire.STATS_FIELDS }, wire.StatsByIdAnswer);
  if (typeof answer !== "string") return Object.values(answer);
  if (ids.length === 1) return [];
  const half = Math.ceil(ids.length / 2);
  return [...(await fetchStats(connection, grant, ids.slice(0, half))), ...(await fetchStats(connection, grant, ids.slice(half)))];
}

async function fetchInsights(connection: Connection, grant: PlatformGrant, { id, media_product_type }: wire.MediaStats | wire.Media): Promise<wire.Insights | "gone"> {
  const metric = wire.METRICS_OF[media_product_type ?? ""];
  if (!metric) return {};
  const answer = await read(connection, grant, `${id}/insights`, { metric }, wire.InsightsAnswer);
  if (answer === "no-data") return {};
  return answer === "gone" ? "gone" : wire.toInsights(answer);
}

async function fetchAudience(connection: Connection, grant: PlatformGrant): Promise<Audience | null> {
  const counted: Partial<Record<Breakdown, Counted>> = {};
  for (const breakdown of BREAKDOWNS) {
    const query = { metric: "follower_demographics", period: "lifetime", metric_type: "total_value", timeframe: "this_month", breakdown };
    const answer = await read(connection, grant, `${grant.externalId}/insights`, query, DemographicsAnswer);
    if (typeof answer === "string") return null;
    counted[breakdown] = countedIn(answer);
  }
  return toAudience(counted as Record<Breakdown, Counted>);
}

/** Somebody else's post is answered like one that is not there. */
async function fetchMedia(connection: Connection, grant: PlatformGrant, id: string): Promise<PlatformPost | "gone"> {
  const media = await read(connection, grant, id, { fields: wire.MEDIA_FIELDS }, wire.MediaAnswer);
  if (typeof media === "string") return "gone";
  const insights = await fetchInsights(connection, grant, media);
  return insights === "gone" ? "gone" : wire.toPost(media, grant.externalId, insights, new Date(connection.now()));
}

/** No call takes a shortcode, so the account's posts are gone through until one has it. */
async function findByShortcode(connection: Connection, grant: PlatformGrant, shortcode: string): Promise<PlatformPost | "gone"> {
  for await (const page of listPostsSince(connection, grant, new Date(0))) {
    const post = page.find(({ raw }) => raw.shortcode === shortcode);
    if (post) return fetchMedia(connection, grant, post.externalId);
  }
  return "gone";
}

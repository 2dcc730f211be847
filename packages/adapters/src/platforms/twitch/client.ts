import { z } from "zod";

import type { ConsentRequest, PlatformAccount, PlatformGrant, PlatformPost, PostMetrics, SocialConnector } from "@fanfare/domain/tracking";
import { PlatformTokenRejected } from "@fanfare/domain/tracking";

import { at } from "../guarded.ts";
import { batchesOf, followCursors } from "../paging.ts";
import { postForm, readHelix, validate } from "./connection.ts";
import type { Connection, TwitchOptions } from "./connection.ts";
import * as wire from "./mapper.ts";

/** The least that consent can be asked for here: what Get Channel Followers names as its scope. Videos and clips need none. */
const SCOPES = ["moderator:read:followers"];
const ITEMS_PER_PAGE = "100";
const IDS_PER_CALL = 100;

/** Reads connected accounts with Twitch's Helix API. Source: dev.twitch.tv/docs/api/reference. */
export function createTwitch(options: TwitchOptions): SocialConnector {
  const connection: Connection = { ...options, now: options.now ?? Date.now };
  return {
    platform: "twitch",
    consentUrl: (request) => consentUrl(connection, request),
    exchangeCode: (code, { redirectUri }) => exchangeCode(connection, code, redirectUri),
    refresh: (grant) => refresh(connection, grant),
    validate: (grant) => validateGrant(connection, grant),
    revoke: (grant) => revoke(connection, grant),
    fetchProfile: (grant) => fetchProfile(connection, grant),
    listPostsSince: (grant, since) => listPostsSince(connection, grant, since),
    fetchPostMetrics: (grant, ids) => fetchPostMetrics(connection, grant, ids),
    // Helix has no demographics.
    fetchAudience: async () => null,
    fetchPost: (grant, id) => fetchPost(connection, grant, id),
  };
}

/** The platform has no PKCE: the secret of the app alone protects the code. */
function consentUrl({ idBaseUrl, clientId }: Connection, { redirectUri, state }: Omit<ConsentRequest, "codeVerifier">): URL {
  return at(idBaseUrl, "oauth2/authorize", { client_id: clientId, redirect_uri: redirectUri, response_type: "code", scope: SCOPES.join(" "), state });
}

async function exchangeCode(connection: Connection, code: string, redirectUri: string): Promise<PlatformGrant> {
  const form = { client_secret: connection.clientSecret, grant_type: "authorization_code", code, redirect_uri: redirectUri };
  const answer = await postForm(connection, "oauth2/token", form, wire.TokenAnswer);
  const { user_id } = await validate(connection, answer.access_token, wire.Validation);
  return wire.toGrant(answer, user_id, null, connection.now());
}

/** Does not ask again whose token it is: were that question to fail, the new tokens would be lost with the old ones dead. */
async function refresh(connection: Connection, grant: PlatformGrant): Promise<PlatformGrant> {
  if (grant.refreshToken === null) throw new PlatformTokenRejected("twitch", "there is no refresh token");
  const form = { client_secret: connection.clientSecret, grant_type: "refresh_token", refresh_token: grant.refreshToken };
  const answer = await postForm(connection, "oauth2/token", form, wire.TokenAnswer);
  return wire.toGrant(answer, grant.externalId, grant.refreshToken, connection.now());
}

/** Every app that keeps users' tokens has to ask this once an hour. Source: dev.twitch.tv/docs/authentication/validate-tokens. */
async function validateGrant(connection: Connection, { accessToken, externalId }: PlatformGrant): Promise<void> {
  const { user_id } = await validate(connection, accessToken, wire.Validation);
  if (user_id !== externalId) throw new PlatformTokenRejected("twitch", "it names another account now");
}

async function revoke(connection: Connection, grant: PlatformGrant): Promise<void> {
  try {
    await postForm(connection, "oauth2/revoke", { token: grant.accessToken }, z.unknown());
  } catch (error) {
    if (!(error instanceof PlatformTokenRejected)) throw error;
  }
}

/** Two questions, since followers are counted elsewhere than users are described; a banned user is not described at all. */
async function fetchProfile(connection: Connection, { accessToken, externalId }: PlatformGrant): Promise<PlatformAccount> {
  const users = await readHelix(connection, accessToken, "users", { id: externalId }, wire.UserList);
  const user = users === "gone" ? undefined : users.data.find(({ id }) => id === externalId);
  if (!user) throw new PlatformTokenRejected("twitch", "the account is not there any more");
  const followers = await readHelix(connection, accessToken, "channels/followers", { broadcaster_id: externalId, first: "1" }, wire.FollowerTotal);
  return wire.toAccount(user, followers === "gone" ? null : followers.total);
}

/** Videos first, then the clips that the account cut of its own broadcasts: those that viewers cut are not its posts. */
async function* listPostsSince(connection: Connection, grant: PlatformGrant, since: Date): AsyncGenerator<readonly PlatformPost[]> {
  const isRecent = (post: PlatformPost) => post.publishedAt >= since;
  const videos = pages(connection, grant, "videos", { user_id: grant.externalId, type: "all", sort: "time" }, wire.VideoList, wire.videoToPost);
  for await (const posts of followCursors("twitch", videos, ({ items }) => items.length === 0 || items.some(isRecent))) yield posts.filter(isRecent);
  // Without an end the platform looks at one week only. Clips come by views, so that all pages must be read.
  const range = { started_at: since.toISOString(), ended_at: new Date(connection.now()).toISOString() };
  const clips = pages(connection, grant, "clips", { broadcaster_id: grant.externalId, ...range }, wire.ClipList, wire.clipToPost);
  for await (const posts of followCursors("twitch", clips, () => true)) {
    yield posts.filter((post) => isRecent(post) && post.accountExternalId === grant.externalId).sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime());
  }
}

function pages<T>(
  connection: Connection,
  { accessToken }: PlatformGrant,
  path: "videos" | "clips",
  query: Record<string, string>,
  schema: z.ZodType<{ data: T[]; pagination?: { cursor?: string | null | undefined } | null | undefined }>,
  toPost: (item: T, at: Date) => PlatformPost,
) {
  return async (cursor: string | null) => {
    const page = await readHelix(connection, accessToken, path, { ...query, first: ITEMS_PER_PAGE, ...(cursor !== null && { after: cursor }) }, schema);
    if (page === "gone") return { items: [], next: null };
    return { items: page.data.map((item) => toPost(item, new Date(connection.now()))), next: page.pagination?.cursor || null };
  };
}

async function fetchPostMetrics(connection: Connection, { accessToken }: PlatformGrant, ids: readonly string[]): Promise<ReadonlyMap<string, PostMetrics>> {
  const metrics = new Map<string, PostMetrics>();
  const read = async (path: string, wanted: readonly string[], schema: typeof wire.VideoList | typeof wire.ClipList) => {
    for (const batch of batchesOf(wanted, IDS_PER_CALL)) {
      const page = await readHelix(connection, accessToken, path, { id: batch }, schema);
      if (page !== "gone") for (const item of page.data) metrics.set(item.id, wire.toMetrics(item, new Date(connection.now())));
    }
  };
  await read("videos", ids.filter(isVideo), wire.VideoList);
  await read("clips", ids.filter((id) => !isVideo(id)), wire.ClipList);
  return metrics;
}

/** Shows everybody's posts; of recordings, those that are not yet deleted for their age. */
async function fetchPost(connection: Connection, { accessToken }: PlatformGrant, id: string): Promise<PlatformPost | "gone"> {
  const now = new Date(connection.now());
  if (isVideo(id)) {
    const page = await readHelix(connection, accessToken, "videos", { id }, wire.VideoList);
    const video = page === "gone" ? undefined : page.data.find((one) => one.id === id);
    return video ? wire.videoToPost(video, now) : "gone";
  }
  const page = await readHelix(connection, accessToken, "clips", { id }, wire.ClipList);
  const clip = page === "gone" ? undefined : page.data.find((one) => one.id === id);
  return clip ? wire.clipToPost(clip, now) : "gone";
}

/** Ids of videos are digits, those of clips are words. */
function isVideo(id: string): boolean {
  return /^\d+$/.test(id);
}

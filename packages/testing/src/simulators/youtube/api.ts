import type { Answer, Call } from "../http/serve.ts";
import { bearerOf } from "../http/tokens.ts";
import { queryReport } from "./analytics.ts";
import { platformError } from "./errors.ts";
import { OAUTH, READ_ANALYTICS, READ_CHANNEL } from "./oauth.ts";
import type { App } from "./oauth.ts";
import { subscribe } from "./push.ts";
import type { Bucket, Quota } from "./quota.ts";
import {
  CHANNEL_PARTS,
  PLAYLIST_ITEM_PARTS,
  STATS_PARTS,
  VIDEO_PARTS,
  channelResource,
  playlistItemResource,
  statsResource,
  videoResource,
} from "./resources.ts";
import { shortHash } from "./state.ts";
import type { Channel, Video, YouTubeState } from "./state.ts";

const BASE = "/youtube/v3/";
const IDS_PER_CALL = 50;

export interface Platform {
  readonly state: YouTubeState;
  readonly quota: Quota;
  readonly app: App;
  /** The one key that is let in; without it any key is. */
  readonly apiKey?: string;
}

/** `ownerId` is the channel whose owner reads by a token; null when a key reads. */
type Endpoint = (query: URLSearchParams, parts: readonly string[], state: YouTubeState, ownerId: string | null) => Answer;

const ENDPOINTS: Readonly<Record<string, { parts: readonly string[]; bucket: Bucket; answer: Endpoint }>> = {
  channels: { parts: CHANNEL_PARTS, bucket: "pool", answer: listChannels },
  playlistItems: { parts: PLAYLIST_ITEM_PARTS, bucket: "pool", answer: listPlaylistItems },
  videos: { parts: VIDEO_PARTS, bucket: "pool", answer: listVideos },
  "videos:batchGetStats": { parts: STATS_PARTS, bucket: "batchGetStats", answer: batchGetStats },
};

/** Whether a call may change what the platform knows: tokens, or subscriptions. */
export function isChange({ method, path }: Call): boolean {
  return method !== "GET" || path.startsWith("/o/oauth2/");
}

/** Answers a call of the hosts for tokens, of the hub, of reports or of the Data API. */
export function answerApi(call: Call, platform: Platform): Answer {
  const { state, app } = platform;
  const key = `${call.method} ${call.path}`;
  const oauth = OAUTH[key];
  if (oauth) return oauth(call, state, app);
  if (key === "POST /subscribe") return subscribe(call, state);
  if (key === "GET /v2/reports") {
    const owner = ownerOf(call, state, READ_ANALYTICS);
    return typeof owner === "string" ? queryReport(call, state, owner) : owner;
  }
  return answerData(call, platform);
}

/** The Data API v3: key or token, parts, quota, then the endpoint; an unchanged answer is 304 by ETag. */
function answerData(call: Call, { state, quota, apiKey }: Platform): Answer {
  const endpoint = call.path.startsWith(BASE) && ENDPOINTS[decodeURIComponent(call.path.slice(BASE.length))];
  if (!endpoint || call.method !== "GET") return platformError("notFound");
  const owner = call.headers.authorization ? ownerOf(call, state, READ_CHANNEL) : null;
  if (owner !== null && typeof owner !== "string") return owner;
  const key = call.query.get("key") ?? call.headers["x-goog-api-key"];
  if (owner === null && !key) return platformError("forbidden", "The request is missing a valid API key.");
  if (owner === null && apiKey && key !== apiKey) return platformError("badRequest");
  if (!quota.spend(endpoint.bucket, state.now())) return platformError("quotaExceeded");
  const parts = (call.query.get("part") ?? "").split(",").filter(Boolean);
  if (parts.length === 0) return platformError("missingRequiredParameter", "Required parameter: part");
  const unknown = parts.find((part) => !endpoint.parts.includes(part));
  if (unknown) return platformError("unknownPart", `'${unknown}'`);
  return withEtag(endpoint.answer(call.query, parts, state, owner), call);
}

/** The channel behind a token that may do what `scope` says. */
function ownerOf(call: Call, state: YouTubeState, scope: string): string | Answer {
  const value = bearerOf(call.headers.authorization);
  const token = value.startsWith("ya29.") ? state.tokens.find(value) : undefined;
  if (!token || state.tokens.stateOf(value, state.now()) !== "live") return platformError("authError");
  if (!token.scopes.includes(scope)) return platformError("insufficientPermissions");
  const account = state.channels.get(token.accountId)?.state;
  if (account === "closed") return platformError("authenticatedUserAccountClosed");
  return account === "suspended" ? platformError("authenticatedUserAccountSuspended") : token.accountId;
}

function withEtag(answer: Answer, call: Call): Answer {
  if (answer.status !== 200) return answer;
  const etag = shortHash(JSON.stringify(answer.body), 27);
  if (call.headers["if-none-match"] === etag) return { status: 304, headers: { etag } };
  const { kind, ...rest } = answer.body as { kind: string };
  return { status: 200, headers: { etag }, body: { kind, etag, ...rest } };
}

function listChannels(query: URLSearchParams, parts: readonly string[], state: YouTubeState, ownerId: string | null): Answer {
  const isMine = query.get("mine") === "true";
  if (isMine && ownerId === null) return platformError("authorizationRequired");
  const handle = query.get("forHandle");
  const ids = isMine && ownerId !== null ? [ownerId] : idsOf(query);
  if (ids === "too many") return platformError("invalidParameter");
  if (!handle && ids.length === 0) return platformError("missingRequiredParameter");
  const asked: (Channel | undefined)[] = handle ? [state.channelBy(handle)] : ids.map((id) => state.channels.get(id));
  const found = asked.filter((channel) => channel !== undefined && channel.state !== "terminated") as Channel[];
  const barred = found.find((channel) => channel.state !== "open");
  if (barred) return platformError(barred.state === "closed" ? "channelClosed" : "channelSuspended");
  return list("youtube#channelListResponse", inPlatformOrder(found).map((channel) => channelResource(channel, parts, state)));
}

function listVideos(query: URLSearchParams, parts: readonly string[], state: YouTubeState, ownerId: string | null): Answer {
  const found = visibleVideos(query, state, ownerId);
  if (!Array.isArray(found)) return found;
  return list("youtube#videoListResponse", found.map((video) => videoResource(video, parts, state)));
}

function batchGetStats(query: URLSearchParams, parts: readonly string[], state: YouTubeState): Answer {
  const found = visibleVideos(query, state);
  if (!Array.isArray(found)) return found;
  const items = found.map((video) => statsResource(video, parts, state));
  return { status: 200, body: { kind: "youtube#batchGetStatsResponse", ...(items.length > 0 && { items }) } };
}

/** Owners are shown their private videos, too. */
function visibleVideos(query: URLSearchParams, state: YouTubeState, ownerId: string | null = null): Video[] | Answer {
  const ids = idsOf(query);
  if (ids === "too many") return platformError("invalidParameter");
  if (ids.length === 0) return platformError("missingRequiredParameter", "No filter selected. Expected one of: id, myRating, chart");
  const found = ids.map((id) => state.videos.get(id)).filter((video) => video && !video.deleted && (video.privacy !== "private" || video.channelId === ownerId) && isOpen(video, state));
  return inPlatformOrder(found as Video[]);
}

function isOpen(video: Video, state: YouTubeState): boolean {
  return state.channels.get(video.channelId)?.state === "open";
}

function listPlaylistItems(query: URLSearchParams, parts: readonly string[], state: YouTubeState, ownerId: string | null): Answer {
  const playlistId = query.get("playlistId");
  if (!playlistId) return platformError("missingRequiredParameter", "No filter selected. Expected one of: id, playlistId");
  const channel = state.channels.get(playlistId.replace(/^UU/, "UC"));
  if (!channel || channel.state === "terminated") return platformError("playlistNotFound");
  if (channel.state !== "open") return platformError("playlistItemsNotAccessible");
  const size = Number(query.get("maxResults") ?? 5);
  if (!Number.isInteger(size) || size < 0 || size > 50) return platformError("invalidParameter");
  const start = startOf(query.get("pageToken"));
  const all = state.uploadsOf(channel.id, channel.id === ownerId);
  if (start === null || start > all.length) return platformError("invalidPageToken");
  const items = all.slice(start, start + size).map((video, index) => playlistItemResource(video, start + index, parts, state, channel.id === ownerId));
  return {
    status: 200,
    body: {
      kind: "youtube#playlistItemListResponse",
      ...(start + size < all.length && { nextPageToken: pageToken(start + size) }),
      ...(start > 0 && { prevPageToken: pageToken(Math.max(0, start - size)) }),
      items,
      pageInfo: { totalResults: all.length, resultsPerPage: size },
    },
  };
}

/** `items` is left out when nothing was found, and resultsPerPage says 5 whatever was asked: as the platform does. */
function list(kind: string, items: readonly object[]): Answer {
  return { status: 200, body: { kind, pageInfo: { totalResults: items.length, resultsPerPage: 5 }, ...(items.length > 0 && { items }) } };
}

function idsOf(query: URLSearchParams): string[] | "too many" {
  const ids = [...new Set(query.getAll("id").flatMap((value) => value.split(",")).filter(Boolean))];
  return ids.length > IDS_PER_CALL ? "too many" : ids;
}

/** The platform does not keep the order in which ids were asked. */
function inPlatformOrder<T extends { readonly id: string }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => a.id.localeCompare(b.id));
}

function pageToken(start: number): string {
  return Buffer.from(`start:${start}`).toString("base64url");
}

function startOf(token: string | null): number | null {
  if (token === null) return 0;
  const match = /^start:(\d+)$/.exec(Buffer.from(token, "base64url").toString("utf8"));
  return match ? Number(match[1]) : null;
}

import type { Answer, Call } from "../http/serve.ts";
import { platformError } from "./errors.ts";
import type { Bucket, Quota } from "./quota.ts";
import {
  CHANNEL_PARTS,
  PLAYLIST_ITEM_PARTS,
  STATS_PARTS,
  VIDEO_PARTS,
  channelResource,
  playlistItemResource,
  statsResource,
  uploadsPlaylistOf,
  videoResource,
} from "./resources.ts";
import { shortHash } from "./state.ts";
import type { Channel, Video, YouTubeState } from "./state.ts";

const BASE = "/youtube/v3/";
const IDS_PER_CALL = 50;

interface Platform {
  readonly state: YouTubeState;
  readonly quota: Quota;
  /** The one key that is let in; without it any key is. */
  readonly apiKey?: string;
}

type Endpoint = (query: URLSearchParams, parts: readonly string[], state: YouTubeState) => Answer;

const ENDPOINTS: Readonly<Record<string, { parts: readonly string[]; bucket: Bucket; answer: Endpoint }>> = {
  channels: { parts: CHANNEL_PARTS, bucket: "pool", answer: listChannels },
  playlistItems: { parts: PLAYLIST_ITEM_PARTS, bucket: "pool", answer: listPlaylistItems },
  videos: { parts: VIDEO_PARTS, bucket: "pool", answer: listVideos },
  "videos:batchGetStats": { parts: STATS_PARTS, bucket: "batchGetStats", answer: batchGetStats },
};

/** Answers a call of the Data API v3: key, parts, quota, then the endpoint; an unchanged answer is 304 by ETag. */
export function answerApi(call: Call, { state, quota, apiKey }: Platform): Answer {
  const endpoint = call.path.startsWith(BASE) && ENDPOINTS[decodeURIComponent(call.path.slice(BASE.length))];
  if (!endpoint || call.method !== "GET") return platformError("notFound");
  const key = call.query.get("key") ?? call.headers["x-goog-api-key"];
  if (!key) return platformError("forbidden", "The request is missing a valid API key.");
  if (apiKey && key !== apiKey) return platformError("badRequest");
  if (!quota.spend(endpoint.bucket, state.now())) return platformError("quotaExceeded");
  const parts = (call.query.get("part") ?? "").split(",").filter(Boolean);
  if (parts.length === 0) return platformError("missingRequiredParameter", "Required parameter: part");
  const unknown = parts.find((part) => !endpoint.parts.includes(part));
  if (unknown) return platformError("unknownPart", `'${unknown}'`);
  return withEtag(endpoint.answer(call.query, parts, state), call);
}

function withEtag(answer: Answer, call: Call): Answer {
  if (answer.status !== 200) return answer;
  const etag = shortHash(JSON.stringify(answer.body), 27);
  if (call.headers["if-none-match"] === etag) return { status: 304, headers: { etag } };
  const { kind, ...rest } = answer.body as { kind: string };
  return { status: 200, headers: { etag }, body: { kind, etag, ...rest } };
}

function listChannels(query: URLSearchParams, parts: readonly string[], state: YouTubeState): Answer {
  const handle = query.get("forHandle");
  const ids = idsOf(query);
  if (ids === "too many") return platformError("invalidParameter");
  if (!handle && ids.length === 0) return platformError("missingRequiredParameter");
  const asked: (Channel | undefined)[] = handle ? [state.channelBy(handle)] : ids.map((id) => state.channels.get(id));
  const found = asked.filter((channel) => channel !== undefined && channel.state !== "terminated") as Channel[];
  const barred = found.find((channel) => channel.state !== "open");
  if (barred) return platformError(barred.state === "closed" ? "channelClosed" : "channelSuspended");
  return list("youtube#channelListResponse", inPlatformOrder(found).map((channel) => channelResource(channel, parts, state)));
}

function listVideos(query: URLSearchParams, parts: readonly string[], state: YouTubeState): Answer {
  const found = visibleVideos(query, state);
  if (!Array.isArray(found)) return found;
  return list("youtube#videoListResponse", found.map((video) => videoResource(video, parts, state)));
}

function batchGetStats(query: URLSearchParams, parts: readonly string[], state: YouTubeState): Answer {
  const found = visibleVideos(query, state);
  if (!Array.isArray(found)) return found;
  const items = found.map((video) => statsResource(video, parts, state));
  return { status: 200, body: { kind: "youtube#batchGetStatsResponse", ...(items.length > 0 && { items }) } };
}

function visibleVideos(query: URLSearchParams, state: YouTubeState): Video[] | Answer {
  const ids = idsOf(query);
  if (ids === "too many") return platformError("invalidParameter");
  if (ids.length === 0) return platformError("missingRequiredParameter", "No filter selected. Expected one of: id, myRating, chart");
  const found = ids.map((id) => state.videos.get(id)).filter((video) => video && !video.deleted && video.privacy !== "private" && isOpen(video, state));
  return inPlatformOrder(found as Video[]);
}

function isOpen(video: Video, state: YouTubeState): boolean {
  return state.channels.get(video.channelId)?.state === "open";
}

function listPlaylistItems(query: URLSearchParams, parts: readonly string[], state: YouTubeState): Answer {
  const playlistId = query.get("playlistId");
  if (!playlistId) return platformError("missingRequiredParameter", "No filter selected. Expected one of: id, playlistId");
  const channel = [...state.channels.values()].find((one) => uploadsPlaylistOf(one.id) === playlistId);
  if (!channel || channel.state === "terminated") return platformError("playlistNotFound");
  if (channel.state !== "open") return platformError("playlistItemsNotAccessible");
  const size = Number(query.get("maxResults") ?? 5);
  if (!Number.isInteger(size) || size < 0 || size > 50) return platformError("invalidParameter");
  const start = startOf(query.get("pageToken"));
  const all = state.uploadsOf(channel.id);
  if (start === null || start > all.length) return platformError("invalidPageToken");
  const items = all.slice(start, start + size).map((video, index) => playlistItemResource(video, start + index, parts, state));
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

import type { z } from "zod";

import type { PlatformAccount, PlatformPost, PlatformPosts, PostMetrics } from "@fanfare/domain/tracking";
import { PlatformAnswerMalformed, PlatformQuotaExceeded, PlatformRefused, PlatformUnavailable } from "@fanfare/domain/tracking";

import { TransportFailure, requestJson } from "../../resilience/index.ts";
import type { Guard, Guards, JsonAnswer } from "../../resilience/index.ts";
import { meaningOf } from "./errors.ts";
import { takeUnit } from "./limits.ts";
import type { Bucket, UnitCounter } from "./limits.ts";
import { ChannelList, VideoList, VideoStatsList, toAccount, toMetrics, toPost } from "./mapper.ts";

const IDS_PER_CALL = 50;
const CHANNEL_ID = /^UC[\w-]{22}$/;

export interface YouTubeOptions {
  /** Base of the Data API, `/youtube/v3` included. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly guards: Guards;
  readonly units: UnitCounter;
  readonly timeoutMs?: number;
  readonly firstRetryMs?: number;
  readonly now?: () => number;
}

interface Connection extends YouTubeOptions {
  /** One per bucket of units, so that a day's end in one does not stop the other. */
  readonly guardOf: Readonly<Record<Bucket, Guard>>;
  readonly now: () => number;
}

/** Reads public videos and channels with the YouTube Data API v3. Source: developers.google.com/youtube/v3/docs. */
export function createYouTube(options: YouTubeOptions): PlatformPosts {
  const connection: Connection = { ...options, now: options.now ?? Date.now, guardOf: { pool: guard("youtube", options), batchGetStats: guard("youtube-metrics", options) } };
  return {
    platform: "youtube",
    fetchPost: (id) => fetchPost(connection, id),
    fetchMetrics: (ids) => fetchMetrics(connection, ids),
    fetchAccount: (handleOrId) => fetchAccount(connection, handleOrId),
  };
}

function guard(service: string, { guards, apiKey, timeoutMs = 10_000, firstRetryMs }: YouTubeOptions): Guard {
  return guards.of(service, apiKey, {
    timeoutMs,
    ...(firstRetryMs !== undefined && { firstRetryMs }),
    isFailure: (error) => error instanceof PlatformUnavailable || error instanceof PlatformAnswerMalformed || error instanceof PlatformQuotaExceeded,
    waitAskedFor: (error) => (error instanceof PlatformUnavailable || error instanceof PlatformQuotaExceeded ? error.retryAfterMs : null),
    refusal: (retryAfterMs, lastError) => new PlatformUnavailable("youtube", `paused after: ${lastError ?? "failures"}`, { retryAfterMs }),
  });
}

async function fetchPost(connection: Connection, id: string): Promise<PlatformPost | "gone"> {
  const at = new Date(connection.now());
  const part = "snippet,statistics,contentDetails,status,paidProductPlacementDetails";
  const videos = await get(connection, "videos", { part, id }, VideoList);
  const video = videos === "gone" ? undefined : videos.items.find((item) => item.id === id);
  if (!video) return "gone";
  const account = await fetchAccount(connection, video.snippet.channelId);
  return toPost(video, account === "gone" ? null : account.handle, at);
}

async function fetchMetrics(connection: Connection, ids: readonly string[]): Promise<ReadonlyMap<string, PostMetrics>> {
  const metrics = new Map<string, PostMetrics>();
  for (let start = 0; start < ids.length; start += IDS_PER_CALL) {
    const at = new Date(connection.now());
    const id = ids.slice(start, start + IDS_PER_CALL).join(",");
    const stats = await get(connection, "videos:batchGetStats", { part: "id,statistics", id }, VideoStatsList);
    if (stats === "gone") throw new PlatformRefused("youtube", "metrics of these posts are not accessible");
    for (const item of stats.items) metrics.set(item.id, toMetrics(item.statistics, at));
  }
  return metrics;
}

async function fetchAccount(connection: Connection, handleOrId: string): Promise<PlatformAccount | "gone"> {
  const filter: Record<string, string> = CHANNEL_ID.test(handleOrId) ? { id: handleOrId } : { forHandle: `@${handleOrId.replace(/^@/, "")}` };
  const channels = await get(connection, "channels", { part: "snippet,statistics", ...filter }, ChannelList);
  const channel = channels === "gone" ? undefined : channels.items[0];
  return channel ? toAccount(channel) : "gone";
}

/** One guarded read, checked against its schema. Each attempt costs a unit. */
function get<S extends z.ZodType>(connection: Connection, resource: string, parameters: Record<string, string>, schema: S): Promise<z.infer<S> | "gone"> {
  const url = new URL(`${connection.baseUrl.replace(/\/$/, "")}/${resource}`);
  url.search = new URLSearchParams(parameters).toString();
  const bucket: Bucket = resource === "videos:batchGetStats" ? "batchGetStats" : "pool";
  return connection.guardOf[bucket].read(async (signal) => {
    const wait = await takeUnit(connection.units, bucket, connection.now());
    if (wait !== null) throw new PlatformQuotaExceeded("youtube", wait);
    const answer = await request(url, connection, signal);
    if (answer.status < 200 || answer.status > 299) {
      const meaning = meaningOf(answer, connection.now());
      if (meaning === "gone") return meaning;
      throw meaning;
    }
    const parsed = schema.safeParse(answer.json);
    if (parsed.success) return parsed.data;
    const problem = answer.json === undefined ? "not JSON" : (parsed.error.issues[0]?.path.join(".") ?? "");
    throw new PlatformAnswerMalformed("youtube", problem, { cause: parsed.error });
  });
}

async function request(url: URL, { apiKey, now }: Connection, signal: AbortSignal): Promise<JsonAnswer> {
  try {
    // The key goes in a header, since URLs end up in logs.
    return await requestJson(url, { signal, headers: { "x-goog-api-key": apiKey, accept: "application/json" } }, now);
  } catch (error) {
    if (error instanceof TransportFailure) throw new PlatformUnavailable("youtube", error.message, { cause: error });
    throw error;
  }
}

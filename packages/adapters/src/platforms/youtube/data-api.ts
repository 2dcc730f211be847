import type { z } from "zod";

import type { PlatformAccount, PlatformPost, PostMetrics } from "@fanfare/domain/tracking";
import { PlatformAnswerMalformed, PlatformQuotaExceeded, PlatformRefused, PlatformUnavailable } from "@fanfare/domain/tracking";

import { TransportFailure, requestJson } from "../../resilience/index.ts";
import type { Guard, Guards, JsonAnswer, JsonRequest } from "../../resilience/index.ts";
import { batchesOf } from "../paging.ts";
import { AccountLimited, meaningOf } from "./errors.ts";
import type { Reader } from "./errors.ts";
import { takeUnit } from "./limits.ts";
import type { Bucket, UnitCounter } from "./limits.ts";
import { ChannelList, VideoList, VideoStatsList, toAccount, toMetrics, toPost } from "./mapper.ts";

export const IDS_PER_CALL = 50;
const VIDEO_PARTS = "snippet,statistics,contentDetails,status,paidProductPlacementDetails";

/** The Data API as one reader sees it. */
export interface DataApi {
  /** Base of the Data API, `/youtube/v3` included. */
  readonly baseUrl: string;
  readonly reader: Reader;
  /** The key or the token; it goes in a header, since URLs end up in logs. */
  readonly headers: Readonly<Record<string, string>>;
  /** One per bucket of units, so that a day's end in one does not stop the other. */
  readonly guardOf: Readonly<Record<Bucket, Guard>>;
  readonly units: UnitCounter;
  readonly now: () => number;
}

export interface GuardChoices {
  readonly guards: Guards;
  readonly timeoutMs?: number;
  readonly firstRetryMs?: number;
}

/** The guard of one of the platform's services under a key or an app; an account that asked too often does not stop the others. */
export function guardOf({ guards, timeoutMs = 10_000, firstRetryMs }: GuardChoices, service: string, token: string): Guard {
  return guards.of(service, token, {
    timeoutMs,
    ...(firstRetryMs !== undefined && { firstRetryMs }),
    isFailure: (error) => (error instanceof PlatformUnavailable && !(error instanceof AccountLimited)) || error instanceof PlatformAnswerMalformed || error instanceof PlatformQuotaExceeded,
    waitAskedFor: (error) => (error instanceof PlatformUnavailable || error instanceof PlatformQuotaExceeded ? error.retryAfterMs : null),
    refusal: (retryAfterMs, lastError) => new PlatformUnavailable("youtube", `paused after: ${lastError ?? "failures"}`, { retryAfterMs }),
  });
}

/** One guarded read, checked against its schema. Each attempt costs a unit. */
export function readData<S extends z.ZodType>(api: DataApi, resource: string, parameters: Record<string, string>, schema: S): Promise<z.infer<S> | "gone"> {
  const url = at(api.baseUrl, resource, parameters);
  const bucket: Bucket = resource === "videos:batchGetStats" ? "batchGetStats" : "pool";
  return api.guardOf[bucket].read(async (signal) => {
    const wait = await takeUnit(api.units, bucket, api.now());
    if (wait !== null) throw new PlatformQuotaExceeded("youtube", wait);
    return read(url, { signal, headers: { ...api.headers, accept: "application/json" } }, api, schema);
  });
}

/** Asks once and reads the answer; what is gone is an answer, all else that is not 2xx is thrown. */
export async function read<S extends z.ZodType>(url: URL, init: JsonRequest, { now, reader }: Pick<DataApi, "now" | "reader">, schema: S): Promise<z.infer<S> | "gone"> {
  const answer = await request(url, init, now);
  if (isSuccess(answer)) return checked(answer, schema);
  const meaning = meaningOf(answer, now(), reader);
  if (meaning === "gone") return meaning;
  throw meaning;
}

export async function request(url: URL, init: JsonRequest, now: () => number): Promise<JsonAnswer> {
  try {
    return await requestJson(url, init, now);
  } catch (error) {
    if (error instanceof TransportFailure) throw new PlatformUnavailable("youtube", error.message, { cause: error });
    throw error;
  }
}

export function isSuccess({ status }: JsonAnswer): boolean {
  return status >= 200 && status <= 299;
}

export function checked<S extends z.ZodType>({ json }: JsonAnswer, schema: S): z.infer<S> {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const problem = json === undefined ? "not JSON" : (parsed.error.issues[0]?.path.join(".") ?? "");
  throw new PlatformAnswerMalformed("youtube", problem, { cause: parsed.error });
}

export function at(baseUrl: string, path: string, parameters: Readonly<Record<string, string>> = {}): URL {
  const url = new URL(`${baseUrl.replace(/\/$/, "")}/${path}`);
  url.search = new URLSearchParams(parameters).toString();
  return url;
}

/** The post as everybody sees it: what is private is shown to its owner, but is not published. */
export async function fetchPost(api: DataApi, id: string): Promise<PlatformPost | "gone"> {
  const [post] = await fetchPosts(api, [id], null);
  if (!post) return "gone";
  const channels = await fetchChannels(api, { id: post.accountExternalId });
  return channels === "gone" ? post : { ...post, accountHandle: channels[0]?.handle ?? null };
}

/** Those of up to 50 posts that are published, in no order. */
export async function fetchPosts(api: DataApi, ids: readonly string[], accountHandle: string | null): Promise<PlatformPost[]> {
  const posts = ids.length === 0 ? [] : await fetchPublished(api, ids, accountHandle);
  return posts === "gone" ? [] : posts;
}

/** Posts by id, fifty a call; what is not published any more is missing. Nothing is told of their accounts but the ids. */
export async function fetchPostsById(api: DataApi, ids: readonly string[]): Promise<ReadonlyMap<string, PlatformPost>> {
  const posts = new Map<string, PlatformPost>();
  for (const batch of batchesOf(ids, IDS_PER_CALL)) {
    const published = await fetchPublished(api, batch, null);
    // Said of many it says nothing of each.
    if (published === "gone") throw new PlatformRefused("youtube", "these posts are not accessible");
    for (const post of published) posts.set(post.externalId, post);
  }
  return posts;
}

async function fetchPublished(api: DataApi, ids: readonly string[], accountHandle: string | null): Promise<PlatformPost[] | "gone"> {
  const now = new Date(api.now());
  const videos = await readData(api, "videos", { part: VIDEO_PARTS, id: ids.join(","), maxResults: String(IDS_PER_CALL) }, VideoList);
  if (videos === "gone") return videos;
  const published = videos.items.filter(({ id, status }) => ids.includes(id) && status.privacyStatus !== "private");
  return published.map((video) => toPost(video, accountHandle, now));
}

export async function fetchMetrics(api: DataApi, ids: readonly string[]): Promise<ReadonlyMap<string, PostMetrics>> {
  const metrics = new Map<string, PostMetrics>();
  for (const batch of batchesOf(ids, IDS_PER_CALL)) {
    const now = new Date(api.now());
    const stats = await readData(api, "videos:batchGetStats", { part: "id,statistics", id: batch.join(",") }, VideoStatsList);
    if (stats === "gone") throw new PlatformRefused("youtube", "metrics of these posts are not accessible");
    for (const item of stats.items) metrics.set(item.id, toMetrics(item.statistics, now));
  }
  return metrics;
}

/** The channels, in no order; those that nobody can see are missing. `"gone"` is said of all of them when it is of one that was closed or suspended. */
export async function fetchChannels(api: DataApi, filter: { readonly id: string } | { readonly forHandle: string }): Promise<PlatformAccount[] | "gone"> {
  const channels = await readData(api, "channels", { part: "snippet,statistics", maxResults: String(IDS_PER_CALL), ...filter }, ChannelList);
  return channels === "gone" ? channels : channels.items.map(toAccount);
}

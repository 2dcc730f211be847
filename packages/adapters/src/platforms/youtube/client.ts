import type { PlatformPosts } from "@fanfare/domain/tracking";

import { fetchAccounts } from "./channels.ts";
import { IDS_PER_CALL, fetchMetrics, fetchPost, fetchPostsById, guardOf } from "./data-api.ts";
import type { DataApi, GuardChoices } from "./data-api.ts";
import type { UnitCounter } from "./limits.ts";

export interface YouTubeOptions extends GuardChoices {
  /** Base of the Data API, `/youtube/v3` included. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly units: UnitCounter;
  readonly now?: () => number;
}

/** Reads public videos and channels with the YouTube Data API v3. Source: developers.google.com/youtube/v3/docs. */
export function createYouTube(options: YouTubeOptions): PlatformPosts {
  const { baseUrl, apiKey, units, now = Date.now } = options;
  const guards = { pool: guardOf(options, "youtube", apiKey), batchGetStats: guardOf(options, "youtube-metrics", apiKey) };
  const api: DataApi = { baseUrl, reader: "key", headers: { "x-goog-api-key": apiKey }, guardOf: guards, units, now };
  return {
    platform: "youtube",
    fetchPost: (id) => fetchPost(api, id),
    fetchPosts: (ids) => fetchPostsById(api, ids),
    fetchMetrics: (ids) => fetchMetrics(api, ids),
    atOnce: IDS_PER_CALL,
    fetchAccounts: (names) => fetchAccounts(api, names),
  };
}

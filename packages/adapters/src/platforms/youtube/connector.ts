import type { z } from "zod";

import type { Audience } from "@fanfare/contracts/creator-metrics";
import type { PlatformAccount, PlatformGrant, PlatformPost, SocialConnector } from "@fanfare/domain/tracking";
import { PlatformTokenRejected, pacificDay } from "@fanfare/domain/tracking";

import { followCursors } from "../paging.ts";
import { ReportAnswer, toAudience } from "./audience.ts";
import type { Report } from "./audience.ts";
import { IDS_PER_CALL, at, fetchMetrics, fetchPost, fetchPosts, guardOf, read, readData } from "./data-api.ts";
import type { DataApi } from "./data-api.ts";
import type { UnitCounter } from "./limits.ts";
import { OwnChannelList, PlaylistItemList, toAccount, uploadOf } from "./mapper.ts";
import { READ_ANALYTICS, consentUrl, exchangeCode, refresh, revoke } from "./oauth.ts";
import type { OAuthApp } from "./oauth.ts";

/** Uploads come by when they were uploaded, not by when they were published, and not strictly: so many pages without a recent one end a listing. */
const QUIET_PAGES = 2;
const AUDIENCE_DAYS = 90;
const DAY_MS = 86_400_000;

export interface YouTubeConnectorOptions extends Omit<OAuthApp, "now"> {
  /** Base of the Data API, `/youtube/v3` included. */
  readonly baseUrl: string;
  /** Where reports are: `https://youtubeanalytics.googleapis.com`. */
  readonly analyticsBaseUrl: string;
  /** The project's units: those that its API key draws from, too. */
  readonly units: UnitCounter;
  readonly now?: () => number;
}

interface Connection extends YouTubeConnectorOptions {
  readonly now: () => number;
  readonly apiOf: (accessToken: string) => DataApi;
}

/**
 * Reads connected channels with their owners' consent: Data API v3 and Analytics v2. Source: developers.google.com/youtube/v3/docs
 * and developers.google.com/youtube/analytics.
 */
export function createYouTubeConnector(options: YouTubeConnectorOptions): SocialConnector {
  const { baseUrl, clientId, units, now = Date.now } = options;
  const guards = { pool: guardOf(options, "youtube-accounts", clientId), batchGetStats: guardOf(options, "youtube-accounts-metrics", clientId) };
  const apiOf = (accessToken: string): DataApi => ({ baseUrl, reader: "owner", headers: bearer(accessToken), guardOf: guards, units, now });
  const connection: Connection = { ...options, now, apiOf };
  return {
    platform: "youtube",
    consentUrl: (request) => consentUrl(connection, request),
    exchangeCode: async (code, request) => {
      const grant = await exchangeCode(connection, code, request);
      return { ...grant, externalId: (await fetchOwnChannel(apiOf(grant.accessToken))).id };
    },
    refresh: (grant) => refresh(connection, grant),
    revoke: (grant) => revoke(connection, grant),
    fetchProfile: (grant) => fetchProfile(apiOf(grant.accessToken), grant),
    listPostsSince: (grant, since) => listPostsSince(apiOf(grant.accessToken), grant, since),
    fetchPostMetrics: (grant, ids) => fetchMetrics(apiOf(grant.accessToken), ids),
    fetchAudience: (grant) => fetchAudience(connection, grant),
    fetchPost: (grant, id) => fetchPost(apiOf(grant.accessToken), id),
  };
}

/** A Google account without a channel, or whose channel was terminated, is answered by no items. */
async function fetchOwnChannel(api: DataApi, expectedId?: string) {
  const channels = await readData(api, "channels", { part: "snippet,statistics,contentDetails", mine: "true" }, OwnChannelList);
  const channel = channels === "gone" ? undefined : channels.items[0];
  if (!channel) throw new PlatformTokenRejected("youtube", "there is no open channel at this account");
  if (expectedId !== undefined && channel.id !== expectedId) throw new PlatformTokenRejected("youtube", "the account's channel is another one now");
  return channel;
}

async function fetchProfile(api: DataApi, { externalId }: PlatformGrant): Promise<PlatformAccount> {
  return toAccount(await fetchOwnChannel(api, externalId));
}

/** Goes through the channel's list of uploads, which costs a hundredth of a search, and asks for the recent ones' details. */
async function* listPostsSince(api: DataApi, grant: PlatformGrant, since: Date): AsyncGenerator<readonly PlatformPost[]> {
  const channel = await fetchOwnChannel(api, grant.externalId);
  const { handle } = toAccount(channel);
  const playlistId = channel.contentDetails.relatedPlaylists.uploads;
  if (!playlistId) return;
  const isRecent = ({ publishedAt }: { publishedAt: Date }) => publishedAt >= since;
  const listed = new Set<string>();
  let quietPages = 0;
  const goOn = ({ items }: { items: readonly { publishedAt: Date }[] }) => {
    // A page of gaps alone says nothing about how far back it is.
    if (items.length > 0) quietPages = items.some(isRecent) ? 0 : quietPages + 1;
    return quietPages < QUIET_PAGES;
  };
  for await (const uploads of followCursors("youtube", (cursor) => fetchUploads(api, playlistId, cursor), goOn)) {
    const fresh = uploads.filter((upload) => isRecent(upload) && !listed.has(upload.id)).map(({ id }) => id);
    for (const id of fresh) listed.add(id);
    const posts = await fetchPosts(api, fresh, handle);
    yield posts.filter(isRecent).sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime());
  }
}

/** A channel that never published has no such list. */
async function fetchUploads(api: DataApi, playlistId: string, cursor: string | null) {
  const query = { part: "contentDetails,status", playlistId, maxResults: String(IDS_PER_CALL), ...(cursor !== null && { pageToken: cursor }) };
  const page = await readData(api, "playlistItems", query, PlaylistItemList);
  if (page === "gone") return { items: [], next: null };
  return { items: page.items.map(uploadOf).filter((upload) => upload !== null), next: page.nextPageToken ?? null };
}

/** Of the last 90 days, of which the last two or three are not counted yet. Days are Pacific ones, as those of the reports. */
async function fetchAudience(connection: Connection, grant: PlatformGrant): Promise<Audience | null> {
  if (!grant.scopes.includes(READ_ANALYTICS)) return null;
  const now = connection.now();
  const days = { startDate: pacificDay(now - AUDIENCE_DAYS * DAY_MS).day, endDate: pacificDay(now).day };
  const demographics = await fetchReport(connection, grant, { ...days, metrics: "viewerPercentage", dimensions: "ageGroup,gender" });
  const countries = await fetchReport(connection, grant, { ...days, metrics: "views", dimensions: "country", sort: "-views" });
  return demographics && countries && toAudience(demographics, countries);
}

/** Reports have a quota of their own, in requests a minute, which the platform alone counts. */
async function fetchReport(connection: Connection, { accessToken }: PlatformGrant, query: Record<string, string>): Promise<Report | null> {
  const url = at(connection.analyticsBaseUrl, "v2/reports", { ids: "channel==MINE", ...query });
  const { now } = connection;
  const headers = { ...bearer(accessToken), accept: "application/json" };
  const report: z.infer<typeof ReportAnswer> | "gone" = await guardOf(connection, "youtube-analytics", connection.clientId).read((signal) =>
    read(url, { signal, headers }, { now, reader: "owner" }, ReportAnswer),
  );
  return report === "gone" ? null : report;
}

function bearer(accessToken: string): Record<string, string> {
  return { authorization: `Bearer ${accessToken}` };
}

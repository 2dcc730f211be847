import { z } from "zod";

import type { PlatformAccount, PlatformGrant, PlatformPost, PostMetrics } from "@fanfare/domain/tracking";

import { Count } from "../count.ts";
import { readPostText } from "../post-text.ts";

const Raw = z.record(z.string(), z.unknown());
/** Reads an object by a schema and keeps it beside as it was sent. */
const keepingRaw = <S extends z.ZodType>(schema: S) => z.preprocess((sent) => (typeof sent === "object" && sent !== null ? { ...sent, raw: sent } : sent), schema);
const Statistics = keepingRaw(z.object({ viewCount: Count, likeCount: Count, commentCount: Count, raw: Raw })).prefault({});

const Video = keepingRaw(z.object({
  raw: Raw,
  id: z.string(),
  snippet: z.object({ publishedAt: z.iso.datetime({ offset: true }), channelId: z.string().min(1), title: z.string(), description: z.string().default("") }),
  statistics: Statistics,
  contentDetails: z.object({ duration: z.string().optional() }).default({}),
  status: z.object({ privacyStatus: z.string().optional() }).default({}),
  paidProductPlacementDetails: z.object({ hasPaidProductPlacement: z.boolean().optional() }).default({}),
}));

const ChannelCounts = z.object({ viewCount: Count, subscriberCount: Count, hiddenSubscriberCount: z.boolean().optional(), videoCount: Count });
const Channel = z.object({
  id: z.string(),
  snippet: z.object({ title: z.string(), customUrl: z.string().optional(), country: z.string().optional() }),
  statistics: ChannelCounts.prefault({}),
});
/** A channel as its owner is shown it; where its uploads are listed is told there alone. */
const OwnChannel = Channel.extend({ id: z.string().min(1), contentDetails: z.object({ relatedPlaylists: z.object({ uploads: z.string().nullish() }).default({}) }).default({ relatedPlaylists: {} }) });

/** An entry of a playlist; of what is deleted or closed to the reader a gap is left, which has no time of publication. */
const PlaylistItem = z.object({
  contentDetails: z.object({ videoId: z.string().min(1), videoPublishedAt: z.iso.datetime({ offset: true }).nullish() }),
  status: z.object({ privacyStatus: z.string().optional() }).default({}),
});

const VideoStats = z.object({ id: z.string(), statistics: Statistics });

/** A list answer: `items` is missing, not empty, when nothing was found. */
const listOf = <T extends z.ZodType>(item: T) => z.object({ kind: z.string(), items: z.array(item).default([]) });

export const VideoList = listOf(Video);
export const ChannelList = listOf(Channel);
export const OwnChannelList = listOf(OwnChannel);
export const VideoStatsList = listOf(VideoStats);
export const PlaylistItemList = listOf(PlaylistItem).extend({ nextPageToken: z.string().min(1).nullish() });

/** An answer of the token endpoint; a refresh tells no refresh token, and not always the scopes. */
export const TokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.int().min(1), refresh_token: z.string().min(1).nullish(), scope: z.string().nullish() });

/** Maps an answer of the token endpoint, which came at `now` (ms); what it leaves out goes on as it was. */
export function toGrant(answer: z.infer<typeof TokenAnswer>, before: Pick<PlatformGrant, "externalId" | "refreshToken" | "scopes">, now: number): PlatformGrant {
  return {
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token ?? before.refreshToken,
    expiresAt: new Date(now + answer.expires_in * 1000),
    scopes: answer.scope?.split(" ").filter(Boolean) ?? before.scopes,
    externalId: before.externalId,
  };
}

/** The published video that an entry of a playlist stands for; null for a gap and for what is private. */
export function uploadOf({ contentDetails: { videoId, videoPublishedAt }, status }: z.infer<typeof PlaylistItem>): { id: string; publishedAt: Date } | null {
  if (!videoPublishedAt || status.privacyStatus === "private") return null;
  return { id: videoId, publishedAt: new Date(videoPublishedAt) };
}

/** Maps a video and its channel's handle to a post. */
export function toPost(video: z.infer<typeof Video>, accountHandle: string | null, at: Date): PlatformPost {
  const text = `${video.snippet.title}\n${video.snippet.description}`.trim();
  const { saysAdvertising, ...parts } = readPostText(text);
  return {
    platform: "youtube",
    externalId: video.id,
    accountExternalId: video.snippet.channelId,
    accountHandle,
    publishedAt: new Date(video.snippet.publishedAt),
    text,
    ...parts,
    disclosed: saysAdvertising || video.paidProductPlacementDetails.hasPaidProductPlacement === true,
    durationMs: durationMs(video.contentDetails.duration),
    unlisted: video.status.privacyStatus === "unlisted",
    metrics: toMetrics(video.statistics, at),
    raw: video.raw,
  };
}

/** Maps counts; hidden likes and switched-off comments are unknown. The platform never counts shares publicly. */
export function toMetrics(statistics: z.infer<typeof Statistics>, at: Date): PostMetrics {
  const { viewCount, likeCount, commentCount } = statistics;
  return { views: viewCount, likes: likeCount, comments: commentCount, shares: null, at, raw: statistics.raw };
}

/** Maps a channel; a hidden subscriber count is unknown even when a number is sent beside the flag. */
export function toAccount(channel: z.infer<typeof Channel>): PlatformAccount {
  const { statistics, snippet } = channel;
  return {
    platform: "youtube",
    externalId: channel.id,
    handle: handleOf(snippet.customUrl),
    title: snippet.title,
    country: snippet.country ?? null,
    followers: statistics.hiddenSubscriberCount ? null : statistics.subscriberCount,
    views: statistics.viewCount,
    posts: statistics.videoCount,
  };
}

function handleOf(customUrl: string | undefined): string | null {
  return customUrl ? customUrl.replace(/^@/, "").toLowerCase() : null;
}

/** An ISO 8601 duration of days and less in ms; null when there is none, as for a live stream (`P0D`). */
export function durationMs(text: string | undefined): number | null {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text ?? "");
  if (!match) return null;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? 0));
  const total = ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
  return total === 0 ? null : total * 1000;
}

import { z } from "zod";

import type { PlatformAccount, PlatformPost, PostMetrics } from "@fanfare/domain/tracking";

import { readPostText } from "../post-text.ts";

/** Counts are unsigned longs sent as text; up to 15 digits a number holds them whole. */
const Count = z.union([z.string().regex(/^\d{1,15}$/).transform(Number), z.int().min(0)]);
const Raw = z.record(z.string(), z.unknown());
/** Reads an object by a schema and keeps it beside as it was sent. */
const keepingRaw = <S extends z.ZodType>(schema: S) => z.preprocess((sent) => (typeof sent === "object" && sent !== null ? { ...sent, raw: sent } : sent), schema);
const Statistics = keepingRaw(z.object({ viewCount: Count.optional(), likeCount: Count.optional(), commentCount: Count.optional(), raw: Raw })).prefault({});

const Video = keepingRaw(z.object({
  raw: Raw,
  id: z.string(),
  snippet: z.object({ publishedAt: z.iso.datetime({ offset: true }), channelId: z.string().min(1), title: z.string(), description: z.string().default("") }),
  statistics: Statistics,
  contentDetails: z.object({ duration: z.string().optional() }).default({}),
  status: z.object({ privacyStatus: z.string().optional() }).default({}),
  paidProductPlacementDetails: z.object({ hasPaidProductPlacement: z.boolean().optional() }).default({}),
}));

const Channel = z.object({
  id: z.string(),
  snippet: z.object({ title: z.string(), customUrl: z.string().optional(), country: z.string().optional() }),
  statistics: z.object({ viewCount: Count.optional(), subscriberCount: Count.optional(), hiddenSubscriberCount: z.boolean().optional(), videoCount: Count.optional() }).default({}),
});

const VideoStats = z.object({ id: z.string(), statistics: Statistics });

/** A list answer: `items` is missing, not empty, when nothing was found. */
const listOf = <T extends z.ZodType>(item: T) => z.object({ kind: z.string(), items: z.array(item).default([]) });

export const VideoList = listOf(Video);
export const ChannelList = listOf(Channel);
export const VideoStatsList = listOf(VideoStats);

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
  return { views: viewCount ?? null, likes: likeCount ?? null, comments: commentCount ?? null, shares: null, at, raw: statistics.raw };
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
    followers: statistics.hiddenSubscriberCount ? null : (statistics.subscriberCount ?? null),
    views: statistics.viewCount ?? null,
    posts: statistics.videoCount ?? null,
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

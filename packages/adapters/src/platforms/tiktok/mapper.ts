import { z } from "zod";

import type { PlatformAccount, PlatformGrant, PlatformPost, PostMetrics } from "@fanfare/domain/tracking";

import { Count } from "../count.ts";
import { readPostText } from "../post-text.ts";

const Text = z.string().nullish().transform((text) => text ?? "");

/** A user; fields whose scope was not granted are missing, empty ones are "". */
const User = z.object({ open_id: z.string().min(1), display_name: Text, username: Text, follower_count: Count, video_count: Count });

const Counts = { view_count: Count, like_count: Count, comment_count: Count, share_count: Count };
/** A video; `create_time` is in seconds, unlike cursors. */
const Video = z.looseObject({
  id: z.string().regex(/^\d{1,20}$/),
  create_time: z.int().min(1).max(99_999_999_999),
  title: Text,
  video_description: Text,
  duration: z.number().min(0).nullish(),
  share_url: Text,
  ...Counts,
});
type Video = z.infer<typeof Video>;
const VideoStats = z.looseObject({ id: z.string().regex(/^\d{1,20}$/), ...Counts });

export const UserAnswer = z.object({ data: z.object({ user: User }) });
/** `cursor` is the time (ms) to go on from, meaningless when `has_more` is false. */
export const VideoListAnswer = z.object({ data: z.object({ videos: z.array(Video).nullish(), cursor: z.int().nullish(), has_more: z.boolean() }) });
export const VideoQueryAnswer = z.object({ data: z.object({ videos: z.array(Video).nullish() }) });
export const StatsQueryAnswer = z.object({ data: z.object({ videos: z.array(VideoStats).nullish() }) });
export const TokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.int().min(1),
  open_id: z.string().min(1),
  refresh_token: z.string().min(1),
  refresh_expires_in: z.int().min(1).optional(),
  scope: z.string(),
});

export const PROFILE_FIELDS: Readonly<Record<string, string>> = {
  "user.info.basic": "open_id,display_name",
  "user.info.profile": "username",
  "user.info.stats": "follower_count,video_count",
};
export const STATS_FIELDS = `id,${Object.keys(Counts).join(",")}`;
export const VIDEO_FIELDS = `${STATS_FIELDS},create_time,title,video_description,duration,share_url`;

/** Maps an answer of the token endpoint, which came at `now` (ms); scopes are separated by commas. */
export function toGrant(answer: z.infer<typeof TokenAnswer>, now: number): PlatformGrant {
  return {
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token,
    expiresAt: new Date(now + answer.expires_in * 1000),
    lapsesAt: answer.refresh_expires_in === undefined ? null : new Date(now + answer.refresh_expires_in * 1000),
    scopes: answer.scope.split(",").map((scope) => scope.trim()).filter(Boolean),
    externalId: answer.open_id,
  };
}

/** Maps a user. The Display API tells neither country nor views of the whole account; `likes_count` is no such thing. */
export function toAccount(user: z.infer<typeof User>): PlatformAccount {
  const handle = user.username.toLowerCase() || null;
  return {
    platform: "tiktok",
    externalId: user.open_id,
    handle,
    title: user.display_name || handle || user.open_id,
    country: null,
    followers: user.follower_count,
    views: null,
    posts: user.video_count,
  };
}

/** Maps a video of the account `openId`; the handle stands only in its address. Cover images die in six hours, so they are not kept. */
export function toPost(video: Video, openId: string, at: Date): PlatformPost {
  const text = wordsOf(video);
  const { saysAdvertising, ...parts } = readPostText(text);
  return {
    platform: "tiktok",
    externalId: video.id,
    accountExternalId: openId,
    accountHandle: /^https:\/\/(?:www\.)?tiktok\.com\/@([\w.]+)\//.exec(video.share_url)?.[1]?.toLowerCase() ?? null,
    publishedAt: new Date(video.create_time * 1000),
    text,
    ...parts,
    disclosed: saysAdvertising,
    durationMs: video.duration ? Math.round(video.duration * 1000) : null,
    unlisted: false,
    url: video.share_url || null,
    metrics: toMetrics(video, at),
    raw: video,
  };
}

/** Maps counts; saves, reach and watch time are not in the Display API. */
export function toMetrics(video: z.infer<typeof VideoStats>, at: Date): PostMetrics {
  const { view_count, like_count, comment_count, share_count } = video;
  return { views: view_count, likes: like_count, comments: comment_count, shares: share_count, at, raw: { view_count, like_count, comment_count, share_count } };
}

/** The title is mostly the beginning of the description, said twice. */
function wordsOf({ title, video_description }: Video): string {
  return video_description.startsWith(title) ? video_description : `${title}\n${video_description}`.trim();
}

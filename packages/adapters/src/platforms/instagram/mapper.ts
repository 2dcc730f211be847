import { z } from "zod";

import type { PlatformAccount, PlatformPost, PostMetrics } from "@fanfare/domain/tracking";

import { Count } from "../count.ts";
import { readPostText } from "../post-text.ts";

/** `2021-08-13T08:25:28+0000`: ISO 8601 without the colon in the offset. */
const Timestamp = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4}$/)
  .transform((text) => new Date(`${text.slice(0, -2)}:${text.slice(-2)}`));

/** Ids have up to 18 digits, more than a number holds. Of a private account nothing but the id may come. */
const Profile = z.object({
  id: z.string().min(1),
  user_id: z.string().min(1).optional(),
  username: z.string().optional(),
  name: z.string().optional(),
  followers_count: Count,
  media_count: Count,
});

const Counts = { like_count: Count, comments_count: Count };
/** Any of caption and counts may be missing: no words, hidden likes, comments switched off. */
const Media = z.looseObject({
  id: z.string().min(1),
  caption: z.string().nullish(),
  media_type: z.string().optional(),
  media_product_type: z.string().optional(),
  permalink: z.string().optional(),
  shortcode: z.string().optional(),
  timestamp: Timestamp,
  username: z.string().optional(),
  ...Counts,
});
export type Media = z.infer<typeof Media>;
const MediaStats = z.looseObject({ id: z.string().min(1), media_product_type: z.string().optional(), ...Counts });
export type MediaStats = z.infer<typeof MediaStats>;

/** A metric without data is missing from the list. */
const Insight = z.object({ name: z.string(), values: z.array(z.object({ value: Count })).optional(), total_value: z.object({ value: Count }).optional() });

export const ProfileAnswer = Profile;
export const MediaAnswer = Media;
/** `paging.next` holds the access token, so only whether it is there is read. */
export const MediaListAnswer = z.object({
  data: z.array(Media),
  paging: z.object({ cursors: z.object({ after: z.string().optional() }).optional(), next: z.unknown().optional() }).optional(),
});
/** An object keyed by id. */
export const StatsByIdAnswer = z.record(z.string(), MediaStats);
export const InsightsAnswer = z.object({ data: z.array(Insight) });

export const PROFILE_FIELDS = "id,user_id,username,name,followers_count,media_count";
export const MEDIA_FIELDS = "id,caption,media_type,media_product_type,permalink,shortcode,timestamp,username,like_count,comments_count";
export const STATS_FIELDS = "id,media_product_type,like_count,comments_count";

const POST_METRICS = "views,reach,likes,comments,saved,shares,total_interactions";
/** Metrics by kind of post: one that a kind does not have fails the whole call. Others have none. */
export const METRICS_OF: Readonly<Record<string, string>> = { FEED: POST_METRICS, REELS: POST_METRICS, STORY: "views,reach,replies,shares,total_interactions" };

/** What insights told by metric; null where they told nothing. */
export type Insights = Readonly<Record<string, number | null>>;

export function toInsights({ data }: z.infer<typeof InsightsAnswer>): Insights {
  return Object.fromEntries(data.map(({ name, values, total_value }) => [name, total_value?.value ?? values?.at(-1)?.value ?? null]));
}

/** Maps a profile; country and views of the whole account are not told. */
export function toAccount(profile: z.infer<typeof Profile>): PlatformAccount {
  const externalId = profile.user_id ?? profile.id;
  const handle = profile.username?.toLowerCase() ?? null;
  return {
    platform: "instagram",
    externalId,
    handle,
    title: profile.name || handle || externalId,
    country: null,
    followers: profile.followers_count,
    views: null,
    posts: profile.media_count,
  };
}

/** Maps a post of the account `accountId`; addresses of its pictures are signed and die, so they are not asked for. */
export function toPost(media: Media, accountId: string, insights: Insights, at: Date): PlatformPost {
  const text = media.caption ?? "";
  const { saysAdvertising, ...parts } = readPostText(text);
  const { timestamp, ...raw } = media;
  return {
    platform: "instagram",
    externalId: media.id,
    accountExternalId: accountId,
    accountHandle: media.username?.toLowerCase() ?? null,
    publishedAt: timestamp,
    text,
    ...parts,
    disclosed: saysAdvertising,
    durationMs: null,
    unlisted: false,
    isStory: media.media_product_type === "STORY",
    url: media.permalink ?? null,
    metrics: toMetrics(media, insights, at),
    raw: { ...raw, timestamp: timestamp.toISOString() },
  };
}

/** Maps counts: views, shares and, where the owner hides them, likes are in the insights only. */
export function toMetrics({ like_count, comments_count }: MediaStats | Media, insights: Insights, at: Date): PostMetrics {
  return {
    views: insights.views ?? null,
    likes: like_count ?? insights.likes ?? null,
    comments: comments_count ?? insights.comments ?? null,
    shares: insights.shares ?? null,
    at,
    raw: { like_count, comments_count, insights },
  };
}

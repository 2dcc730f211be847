import { z } from "zod";

import type { PlatformAccount, PlatformGrant, PlatformPost, PostMetrics } from "@fanfare/domain/tracking";

import { Count } from "../count.ts";
import { readPostText } from "../post-text.ts";

const Text = z.string().nullish().transform((text) => text ?? "");
const Time = z.iso.datetime({ offset: true });

/** A user; `view_count` is not read, since it is 0 for everybody. */
const User = z.object({ id: z.string().min(1), login: Text, display_name: Text });

const Video = z.looseObject({
  id: z.string().regex(/^\d{1,20}$/),
  user_id: z.string().min(1),
  user_login: Text,
  title: Text,
  description: Text,
  published_at: Time,
  view_count: Count,
  duration: Text,
});
/** A cut of somebody's broadcast, named by words; who cut it need not be who is seen. `duration` is in seconds, unlike a video's. */
const Clip = z.looseObject({
  id: z.string().min(1),
  creator_id: z.string().min(1),
  creator_name: Text,
  title: Text,
  created_at: Time,
  view_count: Count,
  duration: z.number().min(0).nullish(),
});

/** A page; on the last one `pagination` is empty. */
const listOf = <T extends z.ZodType>(item: T) => z.object({ data: z.array(item), pagination: z.object({ cursor: z.string().nullish() }).nullish() });
export const UserList = listOf(User);
export const VideoList = listOf(Video);
export const ClipList = listOf(Clip);
export const FollowerTotal = z.object({ total: Count });
/** `scope` is a list, and missing when nothing was asked for. */
export const TokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.int().min(1),
  refresh_token: z.string().min(1).nullish(),
  scope: z.array(z.string()).nullish(),
});
/** Whose token it is: the answer to the exchange of a code does not tell. */
export const Validation = z.object({ user_id: z.string().min(1) });

/** Maps an answer of the token endpoint, which came at `now` (ms). A refresh may leave the refresh token out: then the old one goes on. */
export function toGrant(answer: z.infer<typeof TokenAnswer>, externalId: string, oldRefreshToken: string | null, now: number): PlatformGrant {
  return {
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token ?? oldRefreshToken,
    expiresAt: new Date(now + answer.expires_in * 1000),
    scopes: answer.scope ?? [],
    externalId,
  };
}

/** Maps a user. The platform tells neither country, nor views of the whole channel, nor how many videos there are. */
export function toAccount(user: z.infer<typeof User>, followers: number | null): PlatformAccount {
  const handle = user.login.toLowerCase() || null;
  return { platform: "twitch", externalId: user.id, handle, title: user.display_name || handle || user.id, country: null, followers, views: null, posts: null };
}

/** Maps a recording, highlight or upload, whose owner the platform names. */
export function videoToPost(video: z.infer<typeof Video>, at: Date): PlatformPost {
  return {
    ...postOf(video, `${video.title}\n${video.description}`.trim(), at),
    accountExternalId: video.user_id,
    accountHandle: video.user_login.toLowerCase() || null,
    publishedAt: new Date(video.published_at),
    durationMs: durationMs(video.duration),
  };
}

/** Maps a clip as the post of who cut it. Only a name to show is told, which is the handle unless it is in another script. */
export function clipToPost(clip: z.infer<typeof Clip>, at: Date): PlatformPost {
  return {
    ...postOf(clip, clip.title, at),
    accountExternalId: clip.creator_id,
    accountHandle: /^\w+$/.test(clip.creator_name) ? clip.creator_name.toLowerCase() : null,
    publishedAt: new Date(clip.created_at),
    durationMs: clip.duration ? Math.round(clip.duration * 1000) : null,
  };
}

function postOf(sent: z.infer<typeof Video> | z.infer<typeof Clip>, text: string, at: Date) {
  const { saysAdvertising, ...parts } = readPostText(text);
  return { platform: "twitch" as const, externalId: sent.id, text, ...parts, disclosed: saysAdvertising, unlisted: false, metrics: toMetrics(sent, at), raw: sent };
}

/** Maps counts: there are views, and nothing else. */
export function toMetrics({ view_count }: { view_count: number | null }, at: Date): PostMetrics {
  return { views: view_count, likes: null, comments: null, shares: null, at, raw: { view_count } };
}

/** A duration such as `3h45m54s` in ms; null when there is none yet. Longer than a day, hours go on counting. */
export function durationMs(text: string): number | null {
  const match = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(text);
  const [hours = 0, minutes = 0, seconds = 0] = (match ?? []).slice(1).map((part) => Number(part ?? 0));
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 || null;
}

import { viewsAt } from "./state.ts";
import type { Account, Post, Subscription, TwitchState } from "./state.ts";

/** Fields that hold counts, for answers that lie in them. */
export const COUNT_FIELDS: ReadonlySet<string> = new Set(["view_count", "total"]);

const FRESH_MS = 600_000;

/** A user; `view_count` is kept for old clients and always 0. Source: dev.twitch.tv/docs/api/reference, "Get Users". */
export function userResource({ id, login, displayName, broadcasterType, description }: Account): object {
  return {
    id,
    login,
    display_name: displayName,
    type: "",
    broadcaster_type: broadcasterType,
    description,
    profile_image_url: `https://static-cdn.example/${login}-profile_image-300x300.png`,
    offline_image_url: "",
    view_count: 0,
    created_at: "2016-12-14T20:32:28Z",
  };
}

/** A video. Recordings know their stream, others do not; `muted_segments` is null rather than empty; fresh ones have no thumbnail yet. */
export function videoResource(post: Post, state: TwitchState): object {
  const owner = state.accounts.get(post.accountId);
  const isFresh = state.now() - post.publishedAt < FRESH_MS;
  return {
    id: post.id,
    stream_id: post.kind === "archive" ? `4${post.id}` : null,
    user_id: post.accountId,
    user_login: owner?.login,
    user_name: owner?.displayName,
    title: post.title,
    description: post.description,
    created_at: timeText(post.publishedAt),
    published_at: timeText(post.publishedAt),
    url: addressOf(post, state),
    thumbnail_url: isFresh ? "" : `https://static-cdn.example/cf_vods/${post.id}/thumb/thumb0-%{width}x%{height}.jpg`,
    viewable: "public",
    view_count: viewsAt(post, state.now()),
    language: "en",
    type: post.kind,
    duration: durationText(post.durationSeconds),
    muted_segments: post.kind === "archive" ? [{ duration: 30, offset: 120 }] : null,
  };
}

/** A clip; `video_id` is empty and `vod_offset` null once the recording is gone. */
export function clipResource(post: Post, state: TwitchState): object {
  const [broadcaster, creator] = [state.accounts.get(post.accountId), state.accounts.get(post.creatorId)];
  return {
    id: post.id,
    url: addressOf(post, state),
    embed_url: `https://clips.twitch.tv/embed?clip=${post.id}`,
    broadcaster_id: post.accountId,
    broadcaster_name: broadcaster?.displayName,
    creator_id: post.creatorId,
    creator_name: creator?.displayName ?? "",
    video_id: "",
    game_id: "",
    language: "en",
    title: post.title,
    view_count: viewsAt(post, state.now()),
    created_at: timeText(post.publishedAt),
    thumbnail_url: `https://static-cdn.example/${post.id}-preview-480x272.jpg`,
    duration: post.durationSeconds,
    vod_offset: null,
    is_featured: false,
  };
}

export function subscriptionResource({ id, status, type, version, condition, callback, createdAt }: Subscription): object {
  return { id, status, type, version, condition, created_at: nanoTime(createdAt), transport: { method: "webhook", callback }, cost: 0 };
}

/** The address that a creator would copy. */
export function addressOf(post: Post, state: TwitchState): string {
  return post.kind === "clip" ? `https://www.twitch.tv/${state.accounts.get(post.accountId)?.login}/clip/${post.id}` : `https://www.twitch.tv/videos/${post.id}`;
}

/** A time as EventSub writes it, with nanoseconds. */
export function nanoTime(time: number): string {
  return new Date(time).toISOString().replace("Z", "456789Z");
}

function timeText(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, "Z");
}

/** A duration without the parts that are 0 at its beginning. */
function durationText(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${hours > 0 ? `${hours}h` : ""}${hours > 0 || minutes > 0 ? `${minutes}m` : ""}${Math.floor(seconds) % 60}s`;
}

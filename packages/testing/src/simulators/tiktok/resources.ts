import { createHash } from "node:crypto";

import { countsAt } from "./state.ts";
import type { Account, Post, TikTokState } from "./state.ts";

type Fields = Readonly<Record<string, () => unknown>>;

/** What a user shows under each scope. Source: developers.tiktok.com/doc/tiktok-api-v2-get-user-info. */
export const USER_FIELDS: Readonly<Record<string, readonly string[]>> = {
  "user.info.basic": ["open_id", "union_id", "avatar_url", "avatar_url_100", "avatar_large_url", "display_name"],
  "user.info.profile": ["bio_description", "profile_deep_link", "is_verified", "username"],
  "user.info.stats": ["follower_count", "following_count", "likes_count", "video_count"],
};

/** Source: developers.tiktok.com/doc/tiktok-api-v2-video-object. */
export const VIDEO_FIELDS = [
  "id", "create_time", "title", "video_description", "duration", "height", "width", "cover_image_url", "share_url", "embed_html", "embed_link",
  "like_count", "comment_count", "share_count", "view_count",
];
/** Fields that hold counts, for answers that lie in them. */
export const COUNT_FIELDS: ReadonlySet<string> = new Set(["follower_count", "video_count", "like_count", "comment_count", "share_count", "view_count"]);

export function userResource(account: Account, fields: readonly string[], state: TikTokState): object {
  const posts = state.postsOf(account.openId).filter((post) => !post.isPrivate);
  return picked(fields, {
    open_id: () => account.openId,
    union_id: () => createHash("sha256").update(`union ${account.openId}`).digest("hex").slice(0, 32),
    avatar_url: () => avatar(account),
    avatar_url_100: () => avatar(account),
    avatar_large_url: () => avatar(account),
    display_name: () => account.displayName,
    bio_description: () => account.bio,
    profile_deep_link: () => `https://vm.tiktok.com/ZM${account.openId.slice(4, 11)}/`,
    is_verified: () => account.verified,
    username: () => account.username,
    follower_count: () => account.followers,
    following_count: () => account.following,
    likes_count: () => posts.reduce((sum, post) => sum + countsAt(post, state.now()).likes, 0),
    video_count: () => posts.length,
  });
}

/** A video with the asked fields; `create_time` is in seconds, the cover's address holds until six hours from now. */
export function videoResource(post: Post, fields: readonly string[], state: TikTokState): object {
  const counts = countsAt(post, state.now());
  const address = `https://www.tiktok.com/@${state.accounts.get(post.openId)?.username}/video/${post.id}`;
  return picked(fields, {
    id: () => post.id,
    create_time: () => Math.floor(post.publishedAt / 1000),
    title: () => post.title,
    video_description: () => post.description,
    duration: () => post.durationSeconds,
    height: () => 1024,
    width: () => 576,
    cover_image_url: () => `https://p16.tiktokcdn.example/${post.id}.jpeg?x-expires=${Math.floor(state.now() / 1000) + 21_600}`,
    share_url: () => `${address}?utm_campaign=tt4d_open_api&utm_source=simulator`,
    embed_html: () => `<blockquote class="tiktok-embed" cite="${address}"></blockquote>`,
    embed_link: () => `https://www.tiktok.com/player/v1/${post.id}`,
    like_count: () => counts.likes,
    comment_count: () => counts.comments,
    share_count: () => counts.shares,
    view_count: () => counts.views,
  });
}

function picked(fields: readonly string[], all: Fields): object {
  return Object.fromEntries(Object.entries(all).filter(([name]) => fields.includes(name)).map(([name, value]) => [name, value()]));
}

function avatar(account: Account): string {
  return `https://p16.tiktokcdn.example/avatar/${account.openId}.webp`;
}

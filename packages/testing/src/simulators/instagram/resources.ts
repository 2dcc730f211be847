import { fractionOf } from "../moving-counts.ts";
import { countsAt } from "./state.ts";
import type { Account, InstagramState, Post } from "./state.ts";

type Fields = Readonly<Record<string, () => unknown>>;

export const USER_FIELDS = ["id", "user_id", "username", "name", "biography", "website", "profile_picture_url", "followers_count", "follows_count", "media_count", "account_type"];
export const MEDIA_FIELDS = [
  "id", "caption", "media_type", "media_product_type", "media_url", "thumbnail_url", "permalink", "shortcode", "timestamp", "username", "like_count", "comments_count", "children",
];
/** What business discovery tells of others; posts have a count of views there, and no shortcode. */
export const DISCOVERED_USER_FIELDS = ["id", "username", "name", "biography", "website", "profile_picture_url", "followers_count", "follows_count", "media_count"];
export const DISCOVERED_MEDIA_FIELDS = ["id", "caption", "media_type", "media_product_type", "media_url", "permalink", "timestamp", "username", "like_count", "comments_count", "view_count", "children"];
/** Fields that hold counts, for answers that lie in them. */
export const COUNT_FIELDS: ReadonlySet<string> = new Set(["followers_count", "media_count", "like_count", "comments_count", "view_count", "value"]);

const ON_POSTS = ["reach", "views", "likes", "comments", "saved", "shares", "total_interactions"];
/** Metrics by kind of post; `impressions`, `plays` and `video_views` are withdrawn. */
export const METRICS: Readonly<Record<Post["productType"], readonly string[]>> = {
  FEED: [...ON_POSTS, "follows", "profile_visits", "profile_activity"],
  REELS: [...ON_POSTS, "ig_reels_avg_watch_time", "ig_reels_video_view_total_time"],
  STORY: ["reach", "views", "replies", "shares", "follows", "navigation", "total_interactions"],
};

/** The account with the asked fields; an empty biography or website is left out. */
export function userResource(account: Account, fields: readonly string[], state: InstagramState): object {
  return picked(fields, {
    id: () => account.appScopedId,
    user_id: () => account.id,
    username: () => account.username,
    name: () => account.name,
    biography: () => account.biography || undefined,
    website: () => account.website || undefined,
    profile_picture_url: () => `https://scontent.cdninstagram.example/${account.id}.jpg?oe=6A000000`,
    followers_count: () => account.followers,
    follows_count: () => account.follows,
    media_count: () => state.shownOf(account.id, "media").length,
    account_type: () => account.accountType,
  });
}

/** A post with the asked fields and always its id; no caption and hidden likes are left out. */
export function mediaResource(post: Post, fields: readonly string[], state: InstagramState): object {
  const counts = countsAt(post, state.now());
  const username = state.accounts.get(post.accountId)?.username;
  return picked([...fields, "id"], {
    id: () => post.id,
    caption: () => post.caption || undefined,
    media_type: () => post.mediaType,
    media_product_type: () => post.productType,
    media_url: () => `https://scontent.cdninstagram.example/${post.id}?oe=6A000000`,
    thumbnail_url: () => (post.mediaType === "VIDEO" ? `https://scontent.cdninstagram.example/${post.id}.jpg?oe=6A000000` : undefined),
    permalink: () => permalinkOf(post, username),
    shortcode: () => post.shortcode,
    timestamp: () => new Date(post.publishedAt).toISOString().replace(/\.\d+Z$/, "+0000"),
    username: () => username,
    like_count: () => (post.likesHidden ? undefined : counts.likes),
    comments_count: () => counts.comments,
    children: () => (post.mediaType === "CAROUSEL_ALBUM" ? { data: [1, 2].map((nth) => ({ id: `${post.id.slice(0, -1)}${nth}` })) } : undefined),
  });
}

/** Somebody else's post with the asked fields and always its id; only videos have a count of views, which includes paid ones. */
export function discoveredMediaResource(post: Post, fields: readonly string[], state: InstagramState): object {
  const views = fields.includes("view_count") && post.mediaType === "VIDEO" && { view_count: countsAt(post, state.now()).views };
  return { ...mediaResource(post, fields, state), ...views };
}

export function permalinkOf(post: Post, username: string | undefined): string {
  if (post.productType === "STORY") return `https://www.instagram.com/stories/${username}/${post.id}`;
  return `https://www.instagram.com/${post.productType === "REELS" ? "reel" : "p"}/${post.shortcode}/`;
}

/** A post's insights; watch times are in ms. Navigation and profile activity have no data, so they are missing. */
export function insightsOf(post: Post, metrics: readonly string[], now: number): object {
  const counts = countsAt(post, now);
  const values: Readonly<Record<string, number>> = {
    ...counts,
    total_interactions: counts.likes + counts.comments + counts.saved + counts.shares,
    replies: counts.comments,
    follows: Math.floor(counts.reach * 0.001),
    profile_visits: Math.floor(counts.reach * 0.01),
    ig_reels_avg_watch_time: 8_200,
    ig_reels_video_view_total_time: counts.views * 8_200,
  };
  const told = metrics.filter((name) => values[name] !== undefined);
  return { data: told.map((name) => ({ name, period: "lifetime", values: [{ value: values[name] }], title: name, description: name, id: `${post.id}/insights/${name}/lifetime` })) };
}

const BREAKDOWNS: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  gender: [["F", 0.58], ["M", 0.36], ["U", 0.06]],
  age: [["13-17", 0.05], ["18-24", 0.31], ["25-34", 0.35], ["35-44", 0.16], ["45-54", 0.07], ["55-64", 0.04], ["65+", 0.02]],
  country: [["DE", 0.41], ["AT", 0.13], ["PL", 0.09], ["BR", 0.06], ["GB", 0.05]],
  city: [["Berlin, Berlin", 0.09], ["Wien, Wien", 0.07], ["S\u00e3o Paulo, S\u00e3o Paulo (state)", 0.04]],
};
export const DEMOGRAPHIC_BREAKDOWNS = Object.keys(BREAKDOWNS);
const TOLD_FROM_FOLLOWERS = 100;

/** Demographics in counts of people, whose shares differ a little by account; under 100 followers there is nothing. */
export function demographicsOf(account: Account, metric: string, breakdown: string): object {
  if (account.followers < TOLD_FROM_FOLLOWERS) return { data: [] };
  const tilt = 0.9 + 0.1 * fractionOf(account.id);
  const results = (BREAKDOWNS[breakdown] ?? []).map(([value, share], nth) => ({ dimension_values: [value], value: Math.floor(account.followers * share * (nth === 0 ? tilt : 1)) }));
  return {
    data: [{ name: metric, period: "lifetime", title: metric, description: metric, total_value: { breakdowns: [{ dimension_keys: [breakdown], results }] }, id: `${account.id}/insights/${metric}/lifetime` }],
  };
}

function picked(fields: readonly string[], all: Fields): object {
  return Object.fromEntries(Object.entries(all).filter(([name]) => fields.includes(name)).map(([name, value]) => [name, value()]));
}

import { z } from "zod";

import type { PlatformAccount, PlatformGrant, PlatformPost, PostMetrics } from "@fanfare/domain/tracking";

import { Count } from "../count.ts";
import { readPostText } from "../post-text.ts";

const Text = z.string().nullish().transform((text) => text ?? "");
const Id = z.string().regex(/^\d{1,19}$/);

const User = z.object({
  id: Id,
  username: Text,
  name: Text,
  public_metrics: z.object({ followers_count: Count, tweet_count: Count }).optional(),
});

/** A short link as it stands in the text, and where it leads; one with a `media_key` leads to the post's own picture. */
const UrlEntity = z.object({ url: z.string(), expanded_url: z.string().optional(), media_key: z.string().optional() });
const Entities = z.object({ urls: z.array(UrlEntity).default([]) });
/** Old posts have no `impression_count`. */
const PublicMetrics = z.object({ impression_count: Count, like_count: Count, reply_count: Count, retweet_count: Count, quote_count: Count });
const Post = z.looseObject({
  id: Id,
  author_id: Id,
  created_at: z.iso.datetime({ offset: true }),
  text: z.string(),
  entities: Entities.optional(),
  /** The whole text, where it has more than 280 characters. */
  note_tweet: z.object({ text: z.string(), entities: Entities.optional() }).optional(),
  paid_partnership: z.boolean().nullish(),
  public_metrics: PublicMetrics.optional(),
});
type Post = z.infer<typeof Post>;
const PostStats = z.looseObject({ id: Id, public_metrics: PublicMetrics.optional() });

/** What can't be shown stands in `errors`, with status 200; where there is nothing to show `data` is left out. */
const listOf = <T extends z.ZodType>(item: T) =>
  z.object({ data: z.array(item).default([]), includes: z.object({ users: z.array(User).default([]) }).optional(), meta: z.object({ next_token: z.string().optional() }).optional() });
export const PostList = listOf(Post);
export const PostStatsList = listOf(PostStats);
export const UserAnswer = z.object({ data: User });
/** `refresh_token` comes with the scope offline.access only. */
export const TokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.int().min(1), refresh_token: z.string().min(1).nullish(), scope: z.string() });

export const POST_FIELDS = "author_id,created_at,entities,note_tweet,paid_partnership,public_metrics";

/** Maps an answer of the token endpoint, which came at `now` (ms); scopes are separated by blanks. */
export function toGrant(answer: z.infer<typeof TokenAnswer>, externalId: string, now: number): PlatformGrant {
  return {
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token ?? null,
    expiresAt: new Date(now + answer.expires_in * 1000),
    scopes: answer.scope.split(" ").filter(Boolean),
    externalId,
  };
}

/** Maps a user. Where people say they live is free text, so no country is read out of it; views of the whole account are not told. */
export function toAccount({ id, username, name, public_metrics }: z.infer<typeof User>): PlatformAccount {
  const handle = username.toLowerCase() || null;
  return { platform: "x", externalId: id, handle, title: name || handle || id, country: null, followers: public_metrics?.followers_count ?? null, views: null, posts: public_metrics?.tweet_count ?? null };
}

/** The names of the users that came beside posts, by id. */
export function handlesIn({ includes }: z.infer<typeof PostList>): ReadonlyMap<string, string> {
  return new Map(includes?.users.map(({ id, username }) => [id, username.toLowerCase()]));
}

/** Maps a post; `handle` is its author's, whom the post itself names by id only. */
export function toPost(post: Post, handle: string | null, at: Date): PlatformPost {
  const text = wordsOf(post);
  const { saysAdvertising, ...parts } = readPostText(text);
  return {
    platform: "x",
    externalId: post.id,
    accountExternalId: post.author_id,
    accountHandle: handle,
    publishedAt: new Date(post.created_at),
    text,
    ...parts,
    disclosed: post.paid_partnership === true || saysAdvertising,
    durationMs: null,
    unlisted: false,
    metrics: toMetrics(post, at),
    raw: post,
  };
}

/** Maps counts. A post is shared by reposting and by quoting it; views are impressions. */
export function toMetrics({ public_metrics }: z.infer<typeof PostStats>, at: Date): PostMetrics {
  const { impression_count = null, like_count = null, reply_count = null, retweet_count = null, quote_count = null } = public_metrics ?? {};
  const shares = retweet_count === null && quote_count === null ? null : (retweet_count ?? 0) + (quote_count ?? 0);
  return { views: impression_count, likes: like_count, comments: reply_count, shares, at, raw: { ...public_metrics } };
}

/** The text as its author wrote it: X escapes three characters, cuts long texts, and puts short links of its own in place of theirs. */
function wordsOf({ text, entities, note_tweet }: Post): string {
  const { urls } = note_tweet?.entities ?? entities ?? { urls: [] };
  const unescaped = (note_tweet?.text ?? text).replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
  return urls.reduce((words, { url, expanded_url, media_key }) => words.replaceAll(url, () => (media_key ? "" : (expanded_url ?? url))), unescaped).trim();
}

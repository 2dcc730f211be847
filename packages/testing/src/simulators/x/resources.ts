import { createHash } from "node:crypto";

import { countsAt } from "./state.ts";
import type { Account, Post, XState } from "./state.ts";

type Fields = Readonly<Record<string, () => unknown>>;

const LONGEST_TEXT = 280;
const LINK = /https?:\/\/[^\s]+/g;

/** Source: docs.x.com/x-api/fundamentals/data-dictionary. */
export const POST_FIELDS = [
  "id", "text", "edit_history_tweet_ids", "author_id", "conversation_id", "created_at", "entities", "lang", "note_tweet", "paid_partnership", "possibly_sensitive", "public_metrics", "referenced_tweets",
];
export const USER_FIELDS = ["id", "name", "username", "created_at", "description", "location", "profile_image_url", "protected", "public_metrics", "url", "verified"];
const DEFAULT_POST_FIELDS = ["id", "text", "edit_history_tweet_ids"];
const DEFAULT_USER_FIELDS = ["id", "name", "username"];
/** Fields that hold counts, for answers that lie in them. */
export const COUNT_FIELDS: ReadonlySet<string> = new Set(["followers_count", "tweet_count", "impression_count", "like_count", "reply_count", "retweet_count", "quote_count"]);

export function userResource(account: Account, fields: readonly string[], state: XState): object {
  return picked([...DEFAULT_USER_FIELDS, ...fields], {
    id: () => account.id,
    name: () => account.name,
    username: () => account.username,
    created_at: () => "2016-12-14T20:32:28.000Z",
    description: () => account.description,
    location: () => undefined,
    profile_image_url: () => `https://pbs.twimg.example/profile_images/${account.id}/normal.jpg`,
    protected: () => account.isProtected,
    public_metrics: () => ({ followers_count: account.followers, following_count: account.following, tweet_count: state.timelineOf(account.id).length, listed_count: 12, like_count: 340 }),
    url: () => "",
    verified: () => false,
  });
}

/** A post with the asked fields beside those that always come. Its entities are left out where it has none. */
export function postResource(post: Post, fields: readonly string[], state: XState): object {
  const counts = countsAt(post, state.now());
  const whole = shortened(post, state);
  const isLong = whole.text.length > LONGEST_TEXT;
  const shown = isLong ? cut(post, whole.text) : whole;
  return picked([...DEFAULT_POST_FIELDS, ...fields], {
    id: () => post.id,
    text: () => shown.text,
    edit_history_tweet_ids: () => [post.id],
    author_id: () => post.accountId,
    conversation_id: () => post.id,
    created_at: () => new Date(post.publishedAt).toISOString(),
    entities: () => (shown.urls.length > 0 ? { urls: shown.urls } : undefined),
    lang: () => "en",
    note_tweet: () => (isLong ? { text: whole.text, ...(whole.urls.length > 0 && { entities: { urls: whole.urls } }) } : undefined),
    paid_partnership: () => post.paidPartnership,
    possibly_sensitive: () => false,
    public_metrics: () => ({
      retweet_count: counts.reposts,
      reply_count: counts.replies,
      like_count: counts.likes,
      quote_count: counts.quotes,
      bookmark_count: 0,
      impression_count: counts.impressions,
    }),
    referenced_tweets: () => (post.kind === "original" ? undefined : [{ type: REFERENCES[post.kind], id: "1000000000000000001" }]),
  });
}

const REFERENCES = { reply: "replied_to", quote: "quoted", repost: "retweeted" } as const;

/** The address that a creator would copy. */
export function addressOf(post: Post, state: XState): string {
  return `https://x.com/${state.accounts.get(post.accountId)?.username}/status/${post.id}`;
}

interface ShortText {
  readonly text: string;
  readonly urls: object[];
}

/** The text as X keeps it: three characters escaped, links replaced by short ones, the picture's at the end. */
function shortened(post: Post, state: XState): ShortText {
  const urls: object[] = [];
  const short = (expanded: string, more: object = {}) => {
    const url = `https://t.co/${createHash("sha256").update(expanded).digest("hex").slice(0, 10)}`;
    urls.push({ url, expanded_url: expanded, display_url: expanded.replace(/^https?:\/\//, "").slice(0, 30), ...more });
    return url;
  };
  const parts = post.text.replace(LINK, (link) => `\u0000${short(link)}\u0000`).split("\u0000");
  const escaped = parts.map((part, nth) => (nth % 2 ? part : part.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"))).join("");
  const picture = post.hasPicture ? ` ${short(`${addressOf(post, state)}/photo/1`, { media_key: `3_${post.id}` })}` : "";
  return { text: `${escaped}${picture}`, urls };
}

/** A long text cut for clients that do not ask for the whole of it; at its end a link leads to it. */
function cut(post: Post, text: string): ShortText {
  const url = `https://t.co/${post.id.slice(-10)}`;
  return { text: `${text.slice(0, LONGEST_TEXT - 26)}\u2026 ${url}`, urls: [{ url, expanded_url: `https://x.com/i/web/status/${post.id}`, display_url: "x.com/i/web/status/\u2026" }] };
}

function picked(fields: readonly string[], all: Fields): object {
  return Object.fromEntries(Object.entries(all).filter(([name]) => fields.includes(name)).map(([name, value]) => [name, value()]));
}

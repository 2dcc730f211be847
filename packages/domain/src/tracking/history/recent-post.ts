import type { PostKind, RecentPost } from "@fanfare/contracts/creator-metrics";
import type { PlatformPost } from "../platform.port.ts";
import { addressOf } from "../post-address.ts";

/** A post as the catalogue shows it among an account's newest; words and lists are cut to what is kept there. */
export function recentPostOf(post: PlatformPost): RecentPost {
  const { publishedAt, text, hashtags, mentions, disclosed, metrics } = post;
  const words = (list: readonly string[]) => list.slice(0, 30).map((word) => word.slice(0, 60));
  return {
    url: addressOf(post).slice(0, 500),
    kind: kindOf(post),
    publishedAt: publishedAt.toISOString(),
    caption: text.slice(0, 2_200),
    hashtags: words(hashtags),
    mentions: words(mentions),
    isSponsored: disclosed,
    views: metrics.views,
    likes: metrics.likes,
    comments: metrics.comments,
    shares: metrics.shares,
    saves: savesOf(metrics.raw),
  };
}

/** YouTube does not tell which videos are Shorts: up to a minute we take them for one, though they may last three. */
const surelyShortMs = 60_000;

function kindOf({ platform, isStory, durationMs, raw }: PlatformPost): PostKind {
  if (isStory === true) return "story";
  switch (platform) {
    case "youtube":
      return durationMs === null ? "stream" : durationMs <= surelyShortMs ? "short" : "video";
    case "instagram":
      return raw["media_product_type"] === "REELS" ? "short" : raw["media_type"] === "CAROUSEL_ALBUM" ? "carousel" : raw["media_type"] === "VIDEO" ? "video" : "image";
    case "twitch":
      return raw["type"] === "archive" ? "stream" : "video";
    case "tiktok":
      return "video";
    case "x":
      return durationMs === null ? "image" : "video";
  }
}

/** Only Instagram tells them, to the owner, among its insights. */
function savesOf(raw: PlatformPost["metrics"]["raw"]): number | null {
  const { saved } = (raw["insights"] ?? {}) as { saved?: unknown };
  return typeof saved === "number" ? saved : null;
}

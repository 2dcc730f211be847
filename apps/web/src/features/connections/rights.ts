import type { Platform } from "@fanfare/contracts/platforms";

/** What can't be shown without a right, as a key of the messages `connections.missing`. */
export type LostWithout = "account" | "audience" | "followers" | "insights" | "offline" | "posts" | "profile" | "stats";

/** The rights each platform is asked for, by the name that the platform gives them. */
const lostWithout: Partial<Record<Platform, Record<string, LostWithout>>> = {
  youtube: {
    "https://www.googleapis.com/auth/youtube.readonly": "account",
    "https://www.googleapis.com/auth/yt-analytics.readonly": "audience",
  },
  instagram: { instagram_business_basic: "account", instagram_business_manage_insights: "insights" },
  tiktok: { "user.info.basic": "account", "user.info.profile": "profile", "user.info.stats": "stats", "video.list": "posts" },
  twitch: { "moderator:read:followers": "followers" },
  x: { "users.read": "account", "tweet.read": "posts", "offline.access": "offline" },
};

/** What is lost without this right; null for one that this version has no words for. */
export const whatIsLost = (platform: Platform, right: string): LostWithout | null => lostWithout[platform]?.[right] ?? null;

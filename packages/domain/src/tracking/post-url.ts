import type { Platform } from "@fanfare/contracts/platforms";
import { invalidField, ruleBroken } from "../kernel/index.ts";
import { instagramShortcode } from "./instagram-url.ts";
import type { PostReference } from "./platform.port.ts";
import { tiktokPostId } from "./tiktok-url.ts";
import { twitchPostId } from "./twitch-url.ts";
import { xPostId } from "./x-url.ts";
import { youtubeVideoId } from "./youtube-url.ts";

/** Reads a post's id out of an address, for each platform whose posts this product can fetch. */
const readers: Partial<Record<Platform, (url: URL) => string | null>> = {
  youtube: youtubeVideoId, instagram: instagramShortcode, tiktok: tiktokPostId, twitch: twitchPostId, x: xPostId,
};

const names: Record<Platform, string> = { youtube: "YouTube", instagram: "Instagram", tiktok: "TikTok", twitch: "Twitch", x: "X" };

/** A platform's name as people write it. */
export const nameOf = (platform: Platform): string => names[platform];

/** Whether posts of a platform can be fetched and checked. */
export const isConnected = (platform: Platform): boolean => readers[platform] !== undefined;

/** The post an address names, as its creator copied it, with or without https://; null when it names none there. Asks nobody. */
export function parsePostUrl(platform: Platform, text: string): PostReference | null {
  const trimmed = text.trim();
  const candidate = /^[a-z][a-z\d+.-]*:/i.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (trimmed.length > 2048 || !URL.canParse(candidate)) return null;
  const url = new URL(candidate);
  if (!["https:", "http:"].includes(url.protocol) || url.username || url.password || url.port) return null;
  const externalId = readers[platform]?.(url);
  return externalId ? { platform, externalId } : null;
}

/** The post that a creator reports. Throws `rule-broken` where the platform can't be read, `invalid` when the address is not a post there. */
export function reportedPost(platform: Platform, url: string): PostReference {
  if (!isConnected(platform)) {
    throw ruleBroken("tracking.platform-not-connected", `Posts on ${names[platform]} can't be read by this installation yet, so this one can't be checked. Tell the brand.`, { platform });
  }
  const reference = parsePostUrl(platform, url);
  if (reference) return reference;
  throw invalidField("tracking.not-a-post", "url", `This is not the address of a post on ${names[platform]}. Open the post there and copy its link.`);
}

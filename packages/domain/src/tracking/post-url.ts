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

/** Links that name a post to the platform itself only: what its apps share. */
const shortLinks: Partial<Record<Platform, RegExp>> = {
  tiktok: /^(?:(?:vm|vt)\.tiktok\.com\/|(?:www\.|m\.)?tiktok\.com\/t\/)/i,
  instagram: /^(?:www\.)?instagram\.com\/share\//i,
  x: /^t\.co\//i,
};

const names: Record<Platform, string> = { youtube: "YouTube", instagram: "Instagram", tiktok: "TikTok", twitch: "Twitch", x: "X" };

/** A platform's name as people write it. */
export const nameOf = (platform: Platform): string => names[platform];

/** Whether posts of a platform can be fetched and checked. */
export const isConnected = (platform: Platform): boolean => readers[platform] !== undefined;

/** Parameters that say which post it is; others say who shared it, or whom an advertisement is paid for. */
const telling = new Set(["v", "clip"]);

/** An address as it was typed, made whole, and without what its sharing left in it. Leaves alone what is none. */
export function plainAddress(text: string): string {
  const candidate = withScheme(text);
  if (!URL.canParse(candidate)) return text;
  const url = new URL(candidate);
  for (const name of [...url.searchParams.keys()]) if (!telling.has(name)) url.searchParams.delete(name);
  url.hash = "";
  return url.href;
}

const withScheme = (text: string): string => (/^[a-z][a-z\d+.-]*:/i.test(text.trim()) ? text.trim() : `https://${text.trim()}`);

/** The post an address names, as its creator copied it, with or without https://; null when it names none there. Asks nobody. */
export function parsePostUrl(platform: Platform, text: string): PostReference | null {
  const candidate = withScheme(text);
  if (text.trim().length > 2048 || !URL.canParse(candidate)) return null;
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
  if (shortLinks[platform]?.test(withScheme(url).replace(/^https?:\/\//i, ""))) {
    throw invalidField("tracking.short-link", "url", `Only ${names[platform]} itself knows which post this short link leads to. Open it in a browser, and copy the address that stands there when the post is shown.`);
  }
  throw invalidField("tracking.not-a-post", "url", `This is not the address of a post on ${names[platform]}. Open the post there and copy its link.`);
}

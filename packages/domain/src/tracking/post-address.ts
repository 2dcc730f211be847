import type { Platform } from "@fanfare/contracts/platforms";
import type { PlatformPost } from "./platform.port.ts";

const built: Record<Platform, (id: string, handle: string) => string> = {
  youtube: (id) => `https://www.youtube.com/watch?v=${id}`,
  instagram: (id, handle) => (handle ? `https://www.instagram.com/${handle}/` : `https://www.instagram.com/p/${id}/`),
  tiktok: (id, handle) => `https://www.tiktok.com/@${handle}/video/${id}`,
  twitch: (id) => (/^\d+$/.test(id) ? `https://www.twitch.tv/videos/${id}` : `https://clips.twitch.tv/${id}`),
  x: (id, handle) => `https://x.com/${handle || "i"}/status/${id}`,
};

const accounts: Record<Platform, (handle: string) => string> = {
  youtube: (handle) => `https://www.youtube.com/@${handle}`,
  instagram: (handle) => `https://www.instagram.com/${handle}/`,
  tiktok: (handle) => `https://www.tiktok.com/@${handle}`,
  twitch: (handle) => `https://www.twitch.tv/${handle}`,
  x: (handle) => `https://x.com/${handle}`,
};

/** Where people see a post: the address that the platform told, else the one that its id makes there. */
export function addressOf({ platform, externalId, accountHandle, url }: Pick<PlatformPost, "platform" | "externalId" | "accountHandle" | "url">): string {
  const isTold = url && URL.canParse(url) && ["https:", "http:"].includes(new URL(url).protocol);
  return isTold ? url : built[platform](encodeURIComponent(externalId), encodeURIComponent(accountHandle ?? ""));
}

/** Where people see an account: what stands for a story that has no address any more. */
export const accountAddress = (platform: Platform, handle: string): string => accounts[platform](encodeURIComponent(handle));

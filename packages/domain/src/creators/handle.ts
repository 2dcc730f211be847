import type { Platform } from "@fanfare/contracts/platforms";

const hosts: Record<string, Platform> = {
  "youtube.com": "youtube", "instagram.com": "instagram", "tiktok.com": "tiktok", "twitch.tv": "twitch", "x.com": "x", "twitter.com": "x",
};
const allowed = /^[\p{L}\p{N}._-]{1,100}$/u;

/** The form in which two spellings of a handle are one account: platforms compare handles without case and without @. */
export const handleKey = (handle: string): string => handle.replace(/^@/, "").normalize("NFC").toLowerCase();

/**
 * Reads a handle (`@mira`, `mira`) or a profile link (`https://www.tiktok.com/@mira`).
 * The platform is null when the text does not tell it; the whole is null when it is neither.
 */
export function parseHandle(text: string): { platform: Platform | null; handle: string } | null {
  const trimmed = text.trim();
  if (!/[/]/.test(trimmed)) {
    const handle = trimmed.replace(/^@/, "");
    return allowed.test(handle) ? { platform: null, handle } : null;
  }
  return parseProfileUrl(trimmed);
}

function parseProfileUrl(text: string): { platform: Platform; handle: string } | null {
  const url = URL.parse(/^https?:\/\//i.test(text) ? text : `https://${text}`);
  const platform = url === null ? undefined : hosts[url.hostname.toLowerCase().replace(/^(www|m)\./, "")];
  if (!url || !platform) return null;
  const parts = url.pathname.split("/").filter(Boolean).map((part) => decodeURIComponentSafely(part));
  const part = ["c", "user", "channel"].includes(parts[0] ?? "") ? parts[1] : parts[0];
  const handle = (part ?? "").replace(/^@/, "");
  return allowed.test(handle) ? { platform, handle } : null;
}

function decodeURIComponentSafely(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}

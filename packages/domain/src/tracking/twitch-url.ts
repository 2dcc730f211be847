const HOSTS = new Set(["twitch.tv", "www.twitch.tv", "m.twitch.tv", "go.twitch.tv"]);
const CLIP_HOST = "clips.twitch.tv";
const VIDEO_ID = /^\d{1,20}$/;
const CLIP_ID = /^[A-Za-z][\w-]{3,99}$/;

/**
 * The video or clip that an address names: /videos/, an older /name/v/, /name/clip/ and clips.twitch.tv; null for anything
 * else. Ids of videos are digits, those of clips are words. A channel's own address names its broadcast of the moment, which
 * is no post.
 */
export function twitchPostId(url: URL): string | null {
  const parts = url.pathname.split("/").filter(Boolean);
  if (url.hostname === CLIP_HOST) return clip(parts[0] === "embed" ? url.searchParams.get("clip") : parts[0]);
  if (!HOSTS.has(url.hostname)) return null;
  const [first, second, third] = parts;
  if (first === "videos") return video(second);
  if (second === "v" || second === "video") return video(third);
  return second === "clip" ? clip(third) : null;
}

function video(id: string | undefined): string | null {
  return id && VIDEO_ID.test(id) ? id : null;
}

function clip(id: string | null | undefined): string | null {
  return id && CLIP_ID.test(id) ? id : null;
}

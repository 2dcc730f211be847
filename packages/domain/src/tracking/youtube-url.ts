const HOSTS = new Set(["youtube.com", "www.youtube.com", "m.youtube.com", "music.youtube.com"]);
const VIDEO_ID = /^[\w-]{11}$/;

/** The video that an address names: /watch?v=, /shorts/, /live/, /embed/ and youtu.be/; null for anything else. */
export function youtubeVideoId(url: URL): string | null {
  const id = named(url);
  return id && VIDEO_ID.test(id) ? id : null;
}

function named(url: URL): string | null | undefined {
  const [first, second] = url.pathname.split("/").filter(Boolean);
  if (url.hostname === "youtu.be") return first;
  if (!HOSTS.has(url.hostname)) return null;
  if (first === "watch") return url.searchParams.get("v");
  return first && ["shorts", "live", "embed"].includes(first) ? second : null;
}

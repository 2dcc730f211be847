const HOSTS = new Set(["tiktok.com", "www.tiktok.com", "m.tiktok.com"]);
const POST_ID = /^\d{8,20}$/;

/**
 * The post that an address names: /@name/video/, /@name/photo/, /embed/v2/ and m.tiktok.com/v/; null for anything else.
 * Short links (vm., vt. and /t/) name a post only to TikTok itself, so they name none here.
 */
export function tiktokPostId(url: URL): string | null {
  const id = HOSTS.has(url.hostname) ? named(url) : undefined;
  return id && POST_ID.test(id) ? id : null;
}

function named(url: URL): string | undefined {
  const [first, second, third] = url.pathname.split("/").filter(Boolean);
  if (first?.startsWith("@")) return second === "video" || second === "photo" ? third : undefined;
  if (first === "embed") return second === "v2" ? third : second;
  return first === "v" ? second?.replace(/\.html$/, "") : undefined;
}

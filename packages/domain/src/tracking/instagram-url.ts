const HOSTS = new Set(["instagram.com", "www.instagram.com", "m.instagram.com", "instagr.am", "www.instagr.am"]);
const KINDS = new Set(["p", "reel", "reels", "tv"]);
const SHORTCODE = /^(?!audio$)[\w-]{5,40}$/;

/**
 * The shortcode of the post that an address names: /p/, /reel/, /reels/ and /tv/, with or without the account's name
 * before; null for anything else. Stories have no address that outlives them, so they name no post.
 */
export function instagramShortcode(url: URL): string | null {
  if (!HOSTS.has(url.hostname)) return null;
  const parts = url.pathname.split("/").filter(Boolean);
  // What its app shares: the code behind it is another one.
  if (parts[0] === "share") return null;
  const [kind, code] = KINDS.has(parts[0] ?? "") ? parts : parts.slice(1);
  return kind && code && KINDS.has(kind) && SHORTCODE.test(code) ? code : null;
}

const HOSTS = new Set(["x.com", "www.x.com", "mobile.x.com", "twitter.com", "www.twitter.com", "mobile.twitter.com"]);
const POST_ID = /^\d{1,19}$/;

/**
 * The post that an address names: /name/status/, /i/web/status/ and /i/status/, on X and under its older name; null for
 * anything else. Short links (t.co) name a post only to X itself, so they name none here.
 */
export function xPostId(url: URL): string | null {
  const parts = url.pathname.split("/").filter(Boolean);
  const id = HOSTS.has(url.hostname) ? named(parts) : undefined;
  return id && POST_ID.test(id) ? id : null;
}

function named([first, second, third, fourth]: readonly string[]): string | undefined {
  if (first === "i" && second === "web") return third === "status" ? fourth : undefined;
  return second === "status" || second === "statuses" ? third : undefined;
}

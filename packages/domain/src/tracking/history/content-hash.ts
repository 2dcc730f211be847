import { createHash } from "node:crypto";

/** What platforms put anew into each answer, though nothing changed: marks of caches, numbers of requests, places to go on from. */
const volatile = new Set(["etag", "log_id", "fbtrace_id", "request_id", "requestId", "paging", "pagination", "cursor", "pageInfo", "nextPageToken"]);
/** Parameters by which addresses of pictures are signed for some hours: of Meta's, TikTok's, Google's and Amazon's networks. */
const signature = /[?&](?:oh|oe|_nc_\w+|x-expires|x-signature|expire|expires|sig|signature|token|hdnts|X-Amz-\w+|X-Goog-\w+)=/i;

/**
 * The same for answers that say the same: whatever the order of their fields, without what changes by itself. Two answers
 * with other counts, words or posts never share one (SHA-256).
 */
export const contentHashOf = (answer: unknown): string => createHash("sha256").update(JSON.stringify(settled(JSON.parse(JSON.stringify(answer) ?? "null")))).digest("hex");

function settled(value: unknown): unknown {
  if (typeof value === "string") return lasting(value);
  if (Array.isArray(value)) return value.map(settled);
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).filter(([name]) => !volatile.has(name));
  return Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, field]) => [name, settled(field)]));
}

/** Of a signed address only the name of the file: hosts and paths of such networks change with the signature. */
function lasting(text: string): string {
  if (!/^https?:\/\//.test(text) || !signature.test(text)) return text;
  const path = text.split(/[?#]/, 1)[0]!;
  return path.slice(path.lastIndexOf("/") + 1);
}

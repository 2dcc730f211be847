import type { PostReference } from "@fanfare/domain/tracking";

const HOSTS = new Set(["youtube.com", "www.youtube.com", "m.youtube.com", "music.youtube.com"]);
const VIDEO_ID = /^[\w-]{11}$/;

/** Reads the addresses that creators copy: /watch?v=, /shorts/, /live/, /embed/ and youtu.be/, with or without https://. */
export function parsePostUrl(text: string): PostReference | null {
  const trimmed = text.trim();
  const candidate = /^[a-z][a-z\d+.-]*:/i.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (trimmed.length > 2048 || !URL.canParse(candidate)) return null;
  const url = new URL(candidate);
  if (!["https:", "http:"].includes(url.protocol) || url.username || url.password || url.port) return null;
  const id = videoIdOf(url);
  return id && VIDEO_ID.test(id) ? { platform: "youtube", externalId: id } : null;
}

function videoIdOf(url: URL): string | null | undefined {
  const [first, second] = url.pathname.split("/").filter(Boolean);
  if (url.hostname === "youtu.be") return first;
  if (!HOSTS.has(url.hostname)) return null;
  if (first === "watch") return url.searchParams.get("v");
  return first && ["shorts", "live", "embed"].includes(first) ? second : null;
}

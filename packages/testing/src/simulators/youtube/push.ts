import { createHmac, randomBytes } from "node:crypto";

import type { Answer, Call } from "../http/serve.ts";
import type { PushSubscription, Video, YouTubeState } from "./state.ts";

const DELIVERY_TIMEOUT_MS = 10_000;
const USUAL_LEASE_SECONDS = 432_000;
const LONGEST_LEASE_SECONDS = 864_000;
const LONGEST_SECRET_BYTES = 199;
const LOCAL_HOSTS = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** Flaws that a careful receiver refuses or bears: a wrong secret, repetition. */
export interface Flaws {
  readonly wrongSecret?: boolean;
  readonly times?: number;
}

/**
 * POST /subscribe of the hub: taken at once, in force when the callback has repeated the challenge.
 * Source: developers.google.com/youtube/v3/guides/push_notifications and www.w3.org/TR/websub.
 */
export function subscribe({ body }: Call, state: YouTubeState): Answer {
  const form = new URLSearchParams(body);
  const [mode, topic, callback, secret] = ["mode", "topic", "callback", "secret"].map((name) => form.get(`hub.${name}`) ?? "") as [string, string, string, string];
  if (mode !== "subscribe" && mode !== "unsubscribe") return refusal('Invalid value for hub.mode: ""');
  if (!channelOf(topic)) return refusal("Invalid parameter: hub.topic");
  // The hub calls any address; here everything stays on this machine.
  if (!URL.canParse(callback) || !LOCAL_HOSTS.has(new URL(callback).hostname)) return refusal("Invalid parameter: hub.callback");
  if (Buffer.byteLength(secret) > LONGEST_SECRET_BYTES) return refusal("Invalid parameter: hub.secret; must be less than 200 bytes");
  const asked = Number(form.get("hub.lease_seconds") ?? USUAL_LEASE_SECONDS);
  const leaseSeconds = Math.min(LONGEST_LEASE_SECONDS, Number.isInteger(asked) && asked > 0 ? asked : USUAL_LEASE_SECONDS);
  void verify(mode, { topic, callback, secret, expiresAt: state.now() + leaseSeconds * 1000 }, leaseSeconds, state);
  return { status: 202, headers: { "content-type": "text/plain" }, body: "" };
}

function refusal(text: string): Answer {
  return { status: 400, headers: { "content-type": "text/plain" }, body: text };
}

async function verify(mode: "subscribe" | "unsubscribe", subscription: PushSubscription, leaseSeconds: number, state: YouTubeState): Promise<void> {
  const { topic, callback } = subscription;
  const challenge = randomBytes(16).toString("hex");
  const url = new URL(callback);
  const question = { "hub.topic": topic, "hub.challenge": challenge, "hub.mode": mode, ...(mode === "subscribe" && { "hub.lease_seconds": String(leaseSeconds) }) };
  for (const [name, value] of Object.entries(question)) url.searchParams.set(name, value);
  const answer = await send(url, {});
  if (answer.status < 200 || answer.status > 299 || answer.text !== challenge) return;
  const key = `${topic} ${callback}`;
  if (mode === "subscribe") state.subscriptions.set(key, subscription);
  else state.subscriptions.delete(key);
  state.onLateChange();
}

/** What a change of a video makes the hub tell: what is not public is as good as deleted. */
export function nudgeFor(before: Video | undefined, after: Video): "entry" | "deleted-entry" | null {
  const [was, is] = [before, after].map((video) => video !== undefined && !video.deleted && video.privacy === "public");
  if (was && !is) return "deleted-entry";
  if (!is) return null;
  return !was || before?.title !== after.title || before.description !== after.description ? "entry" : null;
}

/** Sends the video to everybody who subscribed to its channel; answers with the HTTP status of each delivery, 0 for nobody there. */
export async function nudge(kind: "entry" | "deleted-entry", video: Video, { wrongSecret = false, times = 1 }: Flaws, state: YouTubeState): Promise<number[]> {
  const wanted = [...state.subscriptions.values()].filter(({ topic, expiresAt }) => channelOf(topic) === video.channelId && expiresAt > state.now());
  const statuses: number[] = [];
  for (const { topic, callback, secret } of wanted) {
    const body = kind === "entry" ? feedOf(video, topic, state) : tombstoneOf(video, state);
    const signature = createHmac("sha1", wrongSecret ? "another secret" : secret).update(body).digest("hex");
    const headers = { "content-type": "application/atom+xml", link: `<https://pubsubhubbub.appspot.com>; rel=hub, <${topic}>; rel=self`, ...(secret && { "x-hub-signature": `sha1=${signature}` }) };
    for (let nth = 0; nth < times; nth += 1) statuses.push((await send(callback, { method: "POST", headers, body })).status);
  }
  return statuses;
}

/** The channel that a topic names, in its present and its older form. */
function channelOf(topic: string): string | undefined {
  return /^https:\/\/www\.youtube\.com(?:\/xml)?\/feeds\/videos\.xml\?channel_id=(UC[\w-]{22})$/.exec(topic)?.[1];
}

function feedOf(video: Video, topic: string, state: YouTubeState): string {
  const updated = new Date(state.now()).toISOString().replace("Z", "394234+00:00");
  return `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns="http://www.w3.org/2005/Atom"><link rel="hub" href="https://pubsubhubbub.appspot.com"/><link rel="self" href="${escaped(topic)}"/><title>YouTube video feed</title><updated>${updated}</updated><entry>
  <id>yt:video:${video.id}</id>
  <yt:videoId>${video.id}</yt:videoId>
  <yt:channelId>${video.channelId}</yt:channelId>
  <title>${escaped(video.title)}</title>
  <link rel="alternate" href="https://www.youtube.com/watch?v=${video.id}"/>
  ${authorOf("author", video, state)}
  <published>${video.publishedAt.replace("Z", "+00:00")}</published>
  <updated>${updated}</updated>
 </entry></feed>
`;
}

/** RFC 6721: it names the channel in an address alone. */
function tombstoneOf(video: Video, state: YouTubeState): string {
  const when = new Date(state.now()).toISOString().replace("Z", "000+00:00");
  return `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:at="http://purl.org/atompub/tombstones/1.0" xmlns="http://www.w3.org/2005/Atom"><at:deleted-entry ref="yt:video:${video.id}" when="${when}">
  <link href="https://www.youtube.com/watch?v=${video.id}"/>
  ${authorOf("at:by", video, state)}
 </at:deleted-entry></feed>
`;
}

function authorOf(tag: string, { channelId }: Video, state: YouTubeState): string {
  return `<${tag}><name>${escaped(state.channels.get(channelId)?.title ?? "")}</name><uri>https://www.youtube.com/channel/${channelId}</uri></${tag}>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

async function send(url: URL | string, init: RequestInit): Promise<{ status: number; text: string }> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(DELIVERY_TIMEOUT_MS) });
    return { status: response.status, text: await response.text() };
  } catch {
    return { status: 0, text: "" };
  }
}

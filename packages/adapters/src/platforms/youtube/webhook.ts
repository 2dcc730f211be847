import { PlatformWebhookRefused, isSignedBy } from "../webhook-signature.ts";
import { readFeed } from "./feed.ts";
import type { YouTubeChange } from "./feed.ts";
import { leaseOf } from "./push.ts";
import type { PushLease } from "./push.ts";

/** Older pages of the platform name the second one; it takes the first. */
const TOPIC_PATHS = ["/xml/feeds/videos.xml", "/feeds/videos.xml"];
const CHANNEL_ID = /^UC[\w-]{22}$/;

/**
 * What the hub asks a callback. `subscribe` and `unsubscribe`: when that is wanted for this channel, answer 200 with the
 * challenge as plain text, otherwise 404. `denied`: it will not call, for the reason given.
 */
export type PushVerification =
  | ({ readonly mode: "subscribe"; readonly channelId: string; readonly challenge: string } & PushLease)
  | { readonly mode: "unsubscribe"; readonly channelId: string; readonly challenge: string }
  | { readonly mode: "denied"; readonly channelId: string; readonly reason: string };

/** The topic of a channel's videos, for `subscribeToPush`. */
export function pushTopicOf(channelId: string): string {
  return `https://www.youtube.com${TOPIC_PATHS[0]}?channel_id=${encodeURIComponent(channelId)}`;
}

/**
 * Reads the hub's question from the query of its GET; null when it is none, or not about a channel's videos. Nothing in it
 * is signed, so compare the channel with those that are to be subscribed or unsubscribed. `now` in ms.
 * Source: www.w3.org/TR/websub, 5.3.
 */
export function readPushVerification(query: URLSearchParams, now: number = Date.now()): PushVerification | null {
  const channelId = channelOf(query.get("hub.topic") ?? "");
  const challenge = query.get("hub.challenge");
  const mode = query.get("hub.mode");
  if (!channelId) return null;
  if (mode === "denied") return { mode, channelId, reason: query.get("hub.reason") ?? "" };
  if (!challenge) return null;
  if (mode === "unsubscribe") return { mode, channelId, challenge };
  const lease = query.get("hub.lease_seconds") ?? "";
  return mode === "subscribe" && /^[1-9]\d{0,8}$/.test(lease) ? { mode, channelId, challenge, ...leaseOf(Number(lease), now) } : null;
}

/**
 * Checks `X-Hub-Signature: sha1=<hex hmac-sha1 of the body under the subscription's secret>` over the raw body and reads
 * the changes. No time is signed, and a video is told again with each change of its title: act on it only as on a hint to
 * look. Throws PlatformWebhookRefused: `tracking.webhook-signature` for one that is not the hub's, which is answered 2xx
 * all the same and dropped, so that nobody learns which guess was right; `tracking.webhook-malformed` for a form that is
 * not the feed's. Source: developers.google.com/youtube/v3/guides/push_notifications.
 */
export function readYouTubePush(rawBody: Buffer, header: string, secrets: readonly string[]): YouTubeChange[] {
  const [scheme, signature = ""] = header.split("=", 2);
  if (scheme !== "sha1" || !isSignedBy(secrets, [rawBody], signature, "sha1")) throw new PlatformWebhookRefused("youtube", "signature");
  const changes = readFeed(rawBody.toString("utf8"));
  if (changes === null) throw new PlatformWebhookRefused("youtube", "malformed");
  return changes;
}

function channelOf(topic: string): string | null {
  if (!URL.canParse(topic)) return null;
  const { hostname, pathname, searchParams } = new URL(topic);
  const channelId = searchParams.get("channel_id") ?? "";
  return hostname === "www.youtube.com" && TOPIC_PATHS.includes(pathname) && CHANNEL_ID.test(channelId) ? channelId : null;
}

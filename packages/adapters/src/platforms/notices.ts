import type { PlatformNotice } from "@fanfare/contracts/webhooks";

import type { InstagramChange } from "./instagram/webhook.ts";
import type { TikTokEvent } from "./tiktok/webhook.ts";
import type { TwitchDelivery } from "./twitch/webhook.ts";
import type { YouTubeChange } from "./youtube/feed.ts";

/** Comments, mentions and insights name the medium in one place or another. Insights of a story are read again: the numbers in the message have no views. */
export function instagramNotices(changes: readonly InstagramChange[]): PlatformNotice[] {
  return changes.map(({ accountId, value }) => aboutPost(accountId, textOf(value["media_id"]) ?? textOf((value["media"] as { id?: unknown } | null | undefined)?.id)));
}

/** After `authorization.removed` the tokens are dead; of posts the platform tells when they became public and when not. */
export function tiktokNotices({ event, user_openid, create_time, content }: TikTokEvent): PlatformNotice[] {
  if (event === "authorization.removed") return [{ kind: "consent-ended", accountId: user_openid, at: new Date(create_time * 1000).toISOString() }];
  return [aboutPost(user_openid, textOf(content["post_id"]))];
}

/** Streams and changes of a channel; who revoked the app, which names the user in its event and not in its condition. */
export function twitchNotices(delivery: TwitchDelivery, at: Date): PlatformNotice[] {
  const { type, condition, status } = delivery.subscription;
  const accountId = textOf(condition["broadcaster_user_id"]);
  if (delivery.kind === "verification") return accountId ? [{ kind: "subscription-confirmed", accountId, topic: type, renewAt: null }] : [];
  if (delivery.kind === "revocation") return accountId ? [{ kind: "subscription-ended", accountId, topic: type, reason: status.slice(0, 500) }] : [];
  const userId = textOf(delivery.event["user_id"]);
  if (type === "user.authorization.revoke") return userId ? [{ kind: "consent-ended", accountId: userId, at: at.toISOString() }] : [];
  return accountId ? [{ kind: "account-changed", accountId }] : [];
}

export function youtubeNotices(changes: readonly YouTubeChange[]): PlatformNotice[] {
  return changes.map(({ accountExternalId, externalId }) => aboutPost(accountExternalId, externalId));
}

const aboutPost = (accountId: string, postId: string | null): PlatformNotice => (postId ? { kind: "post-changed", accountId, postId } : { kind: "account-changed", accountId });
const textOf = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : typeof value === "number" && Number.isSafeInteger(value) ? String(value) : null);

import type { PlatformNotice } from "@fanfare/contracts/webhooks";

import type { InstagramChange, InstagramSignedRequest } from "./instagram/webhook.ts";
import type { TikTokEvent } from "./tiktok/webhook.ts";
import type { TwitchDelivery } from "./twitch/webhook.ts";
import type { YouTubeChange } from "./youtube/feed.ts";

/** Comments, mentions and insights name the medium in one place or another. Insights of a story come when it ends: nobody can ask for them much longer. */
export function instagramNotices(changes: readonly InstagramChange[]): PlatformNotice[] {
  return changes.map(({ accountId, at, field, value }) => {
    const notice = aboutPost(accountId, textOf(value["media_id"]) ?? textOf((value["media"] as { id?: unknown } | null | undefined)?.id));
    return field === "story_insights" && notice.kind === "post-changed" ? { ...notice, measured: { at: at.toISOString(), values: value } } : notice;
  });
}

/** The times of signed requests are whole seconds, cut off: what was consented to within that second came before. */
const toldAt = ({ issuedAt }: InstagramSignedRequest): string => new Date(issuedAt.getTime() + 999).toISOString();

export const instagramDeauthorized = (request: InstagramSignedRequest): PlatformNotice => ({ kind: "app-removed", appUserId: request.userId, at: toldAt(request) });

/** `code`: where the person can see what came of it. */
export const instagramDeletionAsked = (request: InstagramSignedRequest, code: string): PlatformNotice => ({ kind: "deletion-asked", appUserId: request.userId, at: toldAt(request), code });

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

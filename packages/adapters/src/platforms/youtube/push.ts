import { PlatformRefused, PlatformUnavailable } from "@fanfare/domain/tracking";

import { at, guardOf, isSuccess, request } from "./data-api.ts";
import type { GuardChoices } from "./data-api.ts";

/** The hub grants less if it likes: what it granted stands in its question to the callback. */
const LEASE_SECONDS = 432_000;
/** The part of a lease after which it is renewed, so that a day's outage loses nothing. */
const RENEW_AFTER = 0.7;
const LONGEST_SECRET_BYTES = 199;

export interface YouTubePushOptions extends GuardChoices {
  /** Where subscriptions are made: `https://pubsubhubbub.appspot.com`. */
  readonly hubBaseUrl: string;
  readonly now?: () => number;
}

/** How long the hub will call, and when to subscribe again so that it does not stop. */
export type PushLease = { readonly leaseSeconds: number; readonly expiresAt: Date; readonly renewAt: Date };

export type YouTubePush = {
  /**
   * Asks the hub to call `callback` whenever the topic changes, signing with `secret` (up to 199 bytes). Nothing comes
   * before the hub has asked the callback (`readPushVerification`); the lease told there counts, this one is what was
   * asked for. Asking again renews. Throws `PlatformRefused` for a request the hub does not take, `PlatformUnavailable`
   * when it can't be reached.
   */
  subscribeToPush(topic: string, callback: string, secret: string): Promise<PushLease>;
  /** Asks the hub to stop; it asks the callback, too. */
  unsubscribeFromPush(topic: string, callback: string): Promise<void>;
};

/**
 * The hub that tells of a channel's new, changed and deleted videos (WebSub).
 * Source: developers.google.com/youtube/v3/guides/push_notifications and www.w3.org/TR/websub.
 */
export function createYouTubePush(options: YouTubePushOptions): YouTubePush {
  const now = options.now ?? Date.now;
  const post = (form: Record<string, string>) =>
    // Asking twice is asking once, so this is repeated like a read.
    guardOf(options, "youtube-push", options.hubBaseUrl).read(async (signal) => {
      const body = new URLSearchParams({ "hub.verify": "async", ...form });
      const answer = await request(at(options.hubBaseUrl, "subscribe"), { method: "POST", body, signal }, now);
      if (isSuccess(answer)) return;
      const wait = answer.retryAfterMs === null ? {} : { retryAfterMs: answer.retryAfterMs };
      if (answer.status >= 500 || answer.status === 429) throw new PlatformUnavailable("youtube", `the hub answers HTTP ${answer.status}`, wait);
      throw new PlatformRefused("youtube", `the hub answers HTTP ${answer.status}`);
    });
  return {
    subscribeToPush: async (topic, callback, secret) => {
      if (secret === "" || Buffer.byteLength(secret) > LONGEST_SECRET_BYTES) throw new PlatformRefused("youtube", "the hub takes secrets of 1 to 199 bytes");
      await post({ "hub.mode": "subscribe", "hub.topic": topic, "hub.callback": callback, "hub.secret": secret, "hub.lease_seconds": String(LEASE_SECONDS) });
      return leaseOf(LEASE_SECONDS, now());
    },
    unsubscribeFromPush: (topic, callback) => post({ "hub.mode": "unsubscribe", "hub.topic": topic, "hub.callback": callback }),
  };
}

/** The lease that began at `now` (ms). */
export function leaseOf(leaseSeconds: number, now: number): PushLease {
  return { leaseSeconds, expiresAt: new Date(now + leaseSeconds * 1000), renewAt: new Date(now + leaseSeconds * RENEW_AFTER * 1000) };
}

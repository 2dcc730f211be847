import {
  instagramNotices, isOwnCallback, pushSecrets, readInstagramWebhook, readPushVerification, readTikTokWebhook, readTwitchWebhook, readYouTubePush, tiktokNotices, twitchNotices, webhookChallenge, youtubeNotices,
} from "@fanfare/adapters/platforms";
import type { PlatformNotice, PushingPlatform } from "@fanfare/contracts/webhooks";
import type { Config } from "../config.ts";

/** A delivery as it came in. */
export type Delivery = { body: Buffer; headers: Headers; query: URLSearchParams; now: Date };

/** What a delivery says. `messageId` is the platform's own name for it, where it has one. `answer`: what the platform wants to hear, as plain text. */
export type Understood = { notices: PlatformNotice[]; messageId?: string; answer?: string };

/** A platform's side of the door. */
export type Door = {
  /** Checks and reads a delivery. Throws `PlatformWebhookRefused`. */
  understand(delivery: Delivery): Understood;
  /** Answers the question whether this address wants deliveries; null when it does not. */
  challenged(query: URLSearchParams, now: Date): Understood | null;
  /** Whether who signs wrongly is told so; WebSub wants silence (www.w3.org/TR/websub, 8.1). */
  saysNo: boolean;
};

const nobodyAsks = () => null;

/** The door of a platform, or null where the platform is off. */
export function doorOf(platform: PushingPlatform, config: Pick<Config, "connectors" | "tokenKeys" | "instagramVerifyToken">): Door | null {
  const { connectors, tokenKeys, instagramVerifyToken } = config;
  switch (platform) {
    case "instagram":
      return connectors.instagram && instagram(connectors.instagram.clientSecret, instagramVerifyToken);
    case "tiktok":
      return connectors.tiktok && tiktok(connectors.tiktok.clientSecret);
    case "twitch":
      return connectors.twitch && twitch(tokenKeys);
    case "youtube":
      return connectors.youtube && youtube(tokenKeys);
  }
}

function instagram(secret: string, verifyToken: string | null): Door {
  return {
    saysNo: true,
    understand: ({ body, headers }) => ({ notices: instagramNotices(readInstagramWebhook(body, headers.get("x-hub-signature-256") ?? "", [secret])) }),
    challenged: (query) => {
      const answer = verifyToken === null ? null : webhookChallenge(query, verifyToken);
      return answer === null ? null : { notices: [], answer };
    },
  };
}

function tiktok(secret: string): Door {
  return {
    saysNo: true,
    understand: ({ body, headers, now }) => ({ notices: tiktokNotices(readTikTokWebhook(body, headers.get("tiktok-signature") ?? "", [secret], now.getTime())) }),
    challenged: nobodyAsks,
  };
}

function twitch(keys: Config["tokenKeys"]): Door {
  return {
    saysNo: true,
    understand: ({ body, headers, query, now }) => {
      const delivery = readTwitchWebhook(body, Object.fromEntries(headers), pushSecrets(query, "twitch", keys), now.getTime());
      const at = new Date(headers.get("twitch-eventsub-message-timestamp") ?? now);
      return { notices: twitchNotices(delivery, at), messageId: delivery.messageId, ...(delivery.kind === "verification" && { answer: delivery.challenge }) };
    },
    challenged: nobodyAsks,
  };
}

function youtube(keys: Config["tokenKeys"]): Door {
  return {
    saysNo: false,
    understand: ({ body, headers, query }) => {
      const changes = readYouTubePush(body, headers.get("x-hub-signature") ?? "", pushSecrets(query, "youtube", keys));
      return { notices: youtubeNotices(changes.filter(({ accountExternalId }) => accountExternalId === query.get("account"))) };
    },
    challenged: (query, now) => {
      const question = readPushVerification(query, now.getTime());
      if (!question || question.channelId !== query.get("account") || !isOwnCallback(query, "youtube", keys)) return null;
      const about = { accountId: question.channelId, topic: "videos" };
      if (question.mode === "denied") return { notices: [{ kind: "subscription-ended", ...about, reason: question.reason.slice(0, 500) || "denied" }], answer: "" };
      if (question.mode === "unsubscribe") return { notices: [], answer: question.challenge };
      return { notices: [{ kind: "subscription-confirmed", ...about, renewAt: question.renewAt.toISOString() }], answer: question.challenge };
    },
  };
}

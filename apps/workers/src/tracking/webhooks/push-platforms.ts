import { createTwitchPush, createYouTubePush, pushCallback, pushSecrets, pushTopicOf, twitchTopics, type TwitchTopic } from "@fanfare/adapters/platforms";
import type { Guards } from "@fanfare/adapters/resilience";
import type { Platform } from "@fanfare/contracts/platforms";
import type { PushToAsk } from "@fanfare/db/system/push-subscriptions";
import type { Config } from "../../config.ts";

type Key = Config["tokenKeys"][number];
type Asked = Pick<PushToAsk, "topic" | "accountId" | "externalId">;

/** A platform that tells of accounts when it is asked to. */
export type PushPlatform = {
  readonly topics: readonly string[];
  /**
   * Asks for a topic, with a callback made with the key. `isInForce`: it was there before; otherwise the platform asks the callback.
   * Throws what the platform's call fails with.
   */
  subscribe(asked: Asked, key: Key): Promise<{ externalId: string | null; isInForce: boolean }>;
  /** Takes it back; one that is not there is no error. Throws what the platform's call fails with. */
  unsubscribe(asked: Asked, key: Key): Promise<void>;
};

/** The platforms that are switched on and tell of accounts when asked. */
export function pushPlatforms({ connectors: { twitch, youtube }, publicUrl }: Pick<Config, "connectors" | "publicUrl">, guards: Guards): ReadonlyMap<Platform, PushPlatform> {
  const found = new Map<Platform, PushPlatform>();
  if (twitch) found.set("twitch", twitchPush(createTwitchPush({ ...twitch, guards }), publicUrl));
  if (youtube) found.set("youtube", youtubePush(createYouTubePush({ hubBaseUrl: youtube.hubBaseUrl, guards }), publicUrl));
  return found;
}

function twitchPush(push: ReturnType<typeof createTwitchPush>, publicUrl: string): PushPlatform {
  const of = ({ topic, accountId }: Asked, key: Key) => {
    const callback = pushCallback(publicUrl, "twitch", accountId, key);
    const [secret] = pushSecrets(callback.searchParams, "twitch", [key]);
    return { subscription: { topic: topic as TwitchTopic, channelId: accountId, callback: callback.href }, secret: secret! };
  };
  return {
    topics: twitchTopics,
    async subscribe(asked, key) {
      const { subscription, secret } = of(asked, key);
      const { id, isInForce } = await push.subscribe(subscription, secret);
      return { externalId: id, isInForce };
    },
    unsubscribe: (asked, key) => push.unsubscribe(of(asked, key).subscription, asked.externalId),
  };
}

/** The hub has no names for what it was asked, so the very address is given again; what it is asked, it asks the callback. */
function youtubePush(push: ReturnType<typeof createYouTubePush>, publicUrl: string): PushPlatform {
  return {
    topics: ["videos"],
    async subscribe({ accountId }, key) {
      const callback = pushCallback(publicUrl, "youtube", accountId, key);
      const [secret] = pushSecrets(callback.searchParams, "youtube", [key]);
      await push.subscribeToPush(pushTopicOf(accountId), callback.href, secret!);
      return { externalId: null, isInForce: false };
    },
    unsubscribe: ({ accountId }, key) => push.unsubscribeFromPush(pushTopicOf(accountId), pushCallback(publicUrl, "youtube", accountId, key).href),
  };
}

import { z } from "zod";

import { PlatformRefused } from "@fanfare/domain/tracking";

import { answerOf, at, platformGuard } from "../guarded.ts";
import { postForm } from "./connection.ts";
import type { Connection, TwitchOptions } from "./connection.ts";
import { meaningOf } from "./errors.ts";

const AppToken = z.object({ access_token: z.string().min(1), expires_in: z.number() });
const Created = z.object({ data: z.array(z.object({ id: z.string() })).min(1) });
/** The version of each type that we read. Source: dev.twitch.tv/docs/eventsub/eventsub-subscription-types. */
const VERSIONS = { "stream.online": "1", "stream.offline": "1", "channel.update": "2" } as const;
const EARLY_MS = 3_600_000;

export type TwitchTopic = keyof typeof VERSIONS;
export const twitchTopics = Object.keys(VERSIONS) as TwitchTopic[];

/**
 * Asks Twitch to call `callback` when something happens on a channel, signing with `secret` (10 to 100 characters of ASCII).
 * Nothing comes before the callback has answered Twitch's question. Answers whether there was such a subscription already.
 * Source: dev.twitch.tv/docs/eventsub/manage-subscriptions.
 */
export type TwitchPush = { subscribe(topic: TwitchTopic, channelId: string, callback: string, secret: string): Promise<"asked" | "already"> };

export function createTwitchPush(options: TwitchOptions): TwitchPush {
  const connection: Connection = { ...options, now: options.now ?? Date.now };
  const guard = platformGuard("twitch", "twitch-eventsub", connection.clientId, connection);
  let held: { token: string; until: number } | null = null;
  /** Subscriptions are the app's own, so they want its token and no creator's. */
  async function appToken(): Promise<string> {
    if (held === null || held.until <= connection.now()) {
      const { access_token, expires_in } = await postForm(connection, "oauth2/token", { client_secret: connection.clientSecret, grant_type: "client_credentials" }, AppToken);
      held = { token: access_token, until: connection.now() + expires_in * 1_000 - EARLY_MS };
    }
    return held.token;
  }
  return {
    async subscribe(topic, channelId, callback, secret) {
      const headers = { authorization: `Bearer ${await appToken()}`, "client-id": connection.clientId, "content-type": "application/json" };
      const body = JSON.stringify({ type: topic, version: VERSIONS[topic], condition: { broadcaster_user_id: channelId }, transport: { method: "webhook", callback, secret } });
      const url = at(connection.apiBaseUrl, "helix/eventsub/subscriptions");
      const answer = await guard.once((signal) =>
        answerOf("twitch", { url, init: { method: "POST", headers, body, signal }, schema: Created, now: connection.now }, (given, now) => (given.status === 409 ? "already" : meaningOf(given, now))),
      );
      if (answer === "gone") throw new PlatformRefused("twitch", "the address for subscriptions is not there");
      return answer === "already" ? "already" : "asked";
    },
  };
}

import { z } from "zod";

import { PlatformRefused } from "@fanfare/domain/tracking";

import { answerOf, at, platformGuard } from "../guarded.ts";
import { appTokensOf } from "./app-token.ts";
import type { Connection, TwitchOptions } from "./connection.ts";
import { meaningOf } from "./errors.ts";

const Created = z.object({ data: z.array(z.object({ id: z.string() })).min(1) });
const Listed = z.object({
  data: z.array(z.object({ id: z.string(), type: z.string(), transport: z.object({ callback: z.string().optional() }) })),
  pagination: z.object({ cursor: z.string().optional() }).optional(),
});
/** The version of each type that we read. Source: dev.twitch.tv/docs/eventsub/eventsub-subscription-types. */
const VERSIONS = { "stream.online": "1", "stream.offline": "1", "channel.update": "2" } as const;

/** A channel has a handful of subscriptions; a cursor that goes on for longer goes in circles. */
const MOST_PAGES = 20;

export type TwitchTopic = keyof typeof VERSIONS;
export const twitchTopics = Object.keys(VERSIONS) as TwitchTopic[];

/** What is told, of which channel, and to whom. */
export type TwitchSubscription = { readonly topic: TwitchTopic; readonly channelId: string; readonly callback: string };

/** Source: dev.twitch.tv/docs/eventsub/manage-subscriptions. */
export type TwitchPush = {
  /**
   * Asks Twitch to call when something happens on a channel, signing with `secret` (10 to 100 characters of ASCII). Nothing comes
   * before the callback has answered Twitch's question. Answers the subscription's id, and whether it was there already.
   */
  subscribe(subscription: TwitchSubscription, secret: string): Promise<{ id: string | null; isInForce: boolean }>;
  /** Ends a subscription, which is looked for where its id is not known. One that is not there is no error. */
  unsubscribe(subscription: TwitchSubscription, id: string | null): Promise<void>;
};

export function createTwitchPush(options: TwitchOptions): TwitchPush {
  const connection: Connection = { ...options, now: options.now ?? Date.now };
  const guard = platformGuard("twitch", "twitch-eventsub", connection.clientId, connection);
  // Subscriptions are the app's own, so they want its token and no creator's.
  const tokens = appTokensOf(connection);
  async function ask<S extends z.ZodType>(method: "GET" | "POST" | "DELETE", query: Record<string, string>, body: object | null, schema: S): Promise<z.infer<S> | "gone" | "already"> {
    const headers = { authorization: `Bearer ${await tokens.current()}`, "client-id": connection.clientId, "content-type": "application/json" };
    const url = at(connection.apiBaseUrl, "helix/eventsub/subscriptions", query);
    return guard.once((signal) =>
      answerOf("twitch", { url, init: { method, headers, ...(body && { body: JSON.stringify(body) }), signal }, schema, now: connection.now }, (given, now) => (given.status === 409 ? "already" : meaningOf(given, now))),
    );
  }
  /** The id of a subscription that is there, a page of the channel's at a time. */
  async function find({ topic, channelId, callback }: TwitchSubscription): Promise<string | null> {
    for (let cursor: string | undefined = "", page = 0; cursor !== undefined && page < MOST_PAGES; page += 1) {
      const listed: z.infer<typeof Listed> | "gone" | "already" = await ask("GET", { user_id: channelId, ...(cursor && { after: cursor }) }, null, Listed);
      if (typeof listed === "string") return null;
      const found = listed.data.find((one) => one.type === topic && one.transport.callback === callback);
      if (found) return found.id;
      cursor = listed.pagination?.cursor;
    }
    return null;
  }
  return {
    async subscribe(subscription, secret) {
      const { topic, channelId, callback } = subscription;
      const created = await ask("POST", {}, { type: topic, version: VERSIONS[topic], condition: { broadcaster_user_id: channelId }, transport: { method: "webhook", callback, secret } }, Created);
      if (created === "gone") throw new PlatformRefused("twitch", "the address for subscriptions is not there");
      return created === "already" ? { id: await find(subscription), isInForce: true } : { id: created.data[0]!.id, isInForce: false };
    },
    async unsubscribe(subscription, id) {
      const known = id ?? (await find(subscription));
      if (known !== null) await ask("DELETE", { id: known }, null, z.unknown());
    },
  };
}

import { Guards } from "@fanfare/adapters/resilience";
import type { Platform } from "@fanfare/contracts/platforms";
import { inScope } from "@fanfare/db/scoped";
import { newId, type CreatorActor } from "@fanfare/domain/kernel";
import { testDatabase, type TestDatabase } from "@fanfare/testing/database";
import { creatorOnYouTube } from "@fanfare/testing/factories/tracking";
import { control } from "@fanfare/testing/simulators/control-client";
import { serve } from "@fanfare/testing/simulators/http/serve";
import { startTwitchSimulator } from "@fanfare/testing/simulators/twitch/simulator";
import { startYouTubeSimulator } from "@fanfare/testing/simulators/youtube/simulator";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SubscriptionsKeeper } from "./subscriptions-keeper.ts";

let database: TestDatabase;
let twitch: Awaited<ReturnType<typeof startTwitchSimulator>>;
let youtube: Awaited<ReturnType<typeof startYouTubeSimulator>>;
let creator: CreatorActor;
let now = new Date();
let count = 0;

beforeAll(async () => {
  [database, twitch, youtube] = await Promise.all([testDatabase(), startTwitchSimulator({ port: 0 }), startYouTubeSimulator({ port: 0 })]);
});
afterAll(() => Promise.all([database.drop(), twitch.close(), youtube.close()]));
beforeEach(async () => {
  now = new Date();
  creator = await creatorOnYouTube(database.app, `mira${(count += 1)}`);
});

const app = { clientId: "simulated-client-id", clientSecret: "simulated-client-secret" };
function keeper(publicUrl = "http://127.0.0.1:1", { hubUrl = youtube.url, keys = [{ id: "one", key: Buffer.alloc(32, 7) }] } = {}) {
  const connectors = {
    instagram: null, tiktok: null, x: null,
    twitch: { ...app, idBaseUrl: twitch.url, apiBaseUrl: twitch.url },
    youtube: { ...app, baseUrl: youtube.url, consentBaseUrl: youtube.url, tokenBaseUrl: youtube.url, analyticsBaseUrl: youtube.url, hubBaseUrl: hubUrl },
  };
  return new SubscriptionsKeeper(database.worker, { connectors, publicUrl, tokenKeys: keys }, new Guards(), { now: () => now }, { warn: () => undefined });
}

async function connected(platform: Platform, externalId: string): Promise<string> {
  const id = newId();
  await inScope(database.app, { creatorId: creator.creatorId }, (sql) =>
    sql.change(
      `INSERT INTO account_connections (id, creator_id, platform, external_id, status, scopes, connected_at, access_expires_at, refresh_at, updated_at)
       VALUES ($1, $2, $3, $4, 'active', '{}', now(), now() + interval '1 day', now() + interval '1 day', now())`,
      [id, creator.creatorId, platform, externalId],
    ),
  );
  return id;
}
const subscriptionsOf = (connectionId: string) =>
  inScope(database.app, { creatorId: creator.creatorId }, (sql) =>
    sql.rows<{ topic: string; status: string; problem: string | null }>(`SELECT topic, status, problem FROM push_subscriptions WHERE connection_id = $1 ORDER BY topic`, [connectionId]),
  );

/** Says what became of a connection, as the events' host does. */
async function told(connectionId: string, type: "tracking.account-connected.v1" | "tracking.connection-lapsed.v1" = "tracking.account-connected.v1"): Promise<void> {
  await keeper().follow({ type, data: { connectionId } } as Parameters<SubscriptionsKeeper["follow"]>[0]);
}
const becomes = (connectionId: string, status: "active" | "lapsed" | "disconnected") =>
  inScope(database.app, { creatorId: creator.creatorId }, (sql) => sql.change(`UPDATE account_connections SET status = $2 WHERE id = $1`, [connectionId, status]));
const later = (ms: number) => (now = new Date(now.getTime() + ms));
async function channelOnTwitch(): Promise<string> {
  return (await control<{ id: string }>(twitch.url, "POST", "accounts", { login: `mira${count}` })).id;
}
/** What the simulated Twitch has, and would send, about a channel. */
async function atTwitch(accountId: string): Promise<string[]> {
  const { access_token } = (await (await fetch(`${twitch.url}/oauth2/token`, { method: "POST", body: new URLSearchParams({ client_id: app.clientId, client_secret: app.clientSecret, grant_type: "client_credentials" }) })).json()) as { access_token: string };
  const answer = await fetch(`${twitch.url}/helix/eventsub/subscriptions?user_id=${accountId}`, { headers: { authorization: `Bearer ${access_token}`, "client-id": app.clientId } });
  const { data } = (await answer.json()) as { data: { type: string; condition: Record<string, string> }[] };
  return data.map(({ type }) => type).sort();
}
const topics = ["channel.update", "stream.offline", "stream.online"];

describe("what platforms are asked to tell by themselves", () => {
  it("given a channel on Twitch that was connected, is its streams and changes; asked again, they are in force", async () => {
    const connection = await connected("twitch", await channelOnTwitch());
    await told(connection);
    await keeper().work();
    expect(await subscriptionsOf(connection)).toEqual(topics.map((topic) => ({ topic, status: "pending", problem: null })));
    later(3_600_000);
    await keeper().work();
    expect((await subscriptionsOf(connection)).map(({ status }) => status)).toEqual(["active", "active", "active"]);
  });

  it("given a channel on YouTube, is its videos", async () => {
    const channel = await control<{ id: string }>(youtube.url, "POST", "channels", { handle: `@mira${count}`, title: "Mira" });
    const connection = await connected("youtube", channel.id);
    await told(connection);
    await keeper().work();
    expect(await subscriptionsOf(connection)).toEqual([{ topic: "videos", status: "pending", problem: null }]);
  });

  it("given an address that the platform does not take, keeps the reason and does not ask again", async () => {
    const connection = await connected("twitch", await channelOnTwitch());
    await told(connection);
    await keeper("http://elsewhere.invalid").work();
    const [one] = await subscriptionsOf(connection);
    expect(one).toMatchObject({ status: "refused", problem: expect.stringContaining("callback") as string });
  });

  it("given a new key, is asked for with it and no longer with the old one, so that the old one can be taken away", async () => {
    const accountId = await channelOnTwitch();
    const connection = await connected("twitch", accountId);
    await told(connection);
    await keeper().work();
    later(3_600_000);
    await keeper().work();
    await keeper(undefined, { keys: [{ id: "two", key: Buffer.alloc(32, 8) }, { id: "one", key: Buffer.alloc(32, 7) }] }).work();
    expect(await atTwitch(accountId)).toEqual(topics);
    expect(await inScope(database.worker, {}, (sql) => sql.rows(`SELECT DISTINCT key_id AS key FROM push_subscriptions WHERE connection_id = $1`, [connection]))).toEqual([{ key: "two" }]);
  });

  it("given nobody said that anything changed, is nothing, however many accounts are connected", async () => {
    const connection = await connected("twitch", await channelOnTwitch());
    await keeper().work();
    expect(await subscriptionsOf(connection)).toEqual([]);
  });
});

describe("what platforms tell of a connection that is over", () => {
  it.each(["lapsed", "disconnected"] as const)("given it %s, is taken back there, by its name or by looking for it", async (status) => {
    const accountId = await channelOnTwitch();
    const connection = await connected("twitch", accountId);
    await told(connection);
    await keeper().work();
    expect(await atTwitch(accountId)).toEqual(topics);
    await inScope(database.worker, {}, (sql) => sql.change(`UPDATE push_subscriptions SET external_id = NULL WHERE connection_id = $1 AND topic = 'stream.online'`, [connection]));
    await becomes(connection, status);
    await told(connection, "tracking.connection-lapsed.v1");
    await told(connection, "tracking.connection-lapsed.v1");
    await keeper().work();
    expect([await atTwitch(accountId), await subscriptionsOf(connection)]).toEqual([[], []]);
  });

  it("given YouTube's hub, is taken back with the address that it was asked for with, whatever key is first since", async () => {
    const asked: string[] = [];
    const hub = await serve(0, async ({ body }) => {
      const form = new URLSearchParams(body);
      asked.push(`${form.get("hub.mode")} ${form.get("hub.callback")}`);
      return { status: 202 };
    });
    const keys = [{ id: "two", key: Buffer.alloc(32, 8) }, { id: "one", key: Buffer.alloc(32, 7) }];
    const connection = await connected("youtube", `UC${"a".repeat(20)}${String(count).padStart(2, "0")}`);
    await told(connection);
    await keeper(undefined, { hubUrl: hub.url }).work();
    await becomes(connection, "disconnected");
    await told(connection);
    await keeper(undefined, { hubUrl: hub.url, keys }).work();
    await hub.close();
    const [subscribed = "", unsubscribed = ""] = asked;
    expect(unsubscribed).toBe(subscribed.replace("subscribe", "unsubscribe"));
    expect(await subscriptionsOf(connection)).toEqual([]);
  });

  it("given a platform that is away, is taken back later", async () => {
    const accountId = await channelOnTwitch();
    const connection = await connected("twitch", accountId);
    await told(connection);
    await keeper().work();
    await becomes(connection, "disconnected");
    await told(connection);
    await control(twitch.url, "POST", "misbehave", { kind: "server-error", times: 3 });
    await keeper().work();
    expect((await subscriptionsOf(connection)).map(({ status }) => status)).toContain("ending");
    await control(twitch.url, "DELETE", "misbehave");
    for (let tries = 0; tries < 4; tries += 1) {
      later(3_600_000);
      await keeper().work();
    }
    expect([await atTwitch(accountId), await subscriptionsOf(connection)]).toEqual([[], []]);
  });

  it("given the account was connected anew before that, is not taken back", async () => {
    const accountId = await channelOnTwitch();
    const first = await connected("twitch", accountId);
    await told(first);
    await keeper().work();
    await becomes(first, "disconnected");
    await told(first);
    const second = await connected("twitch", accountId);
    await told(second);
    await keeper().work();
    expect(await atTwitch(accountId)).toEqual(topics);
    expect([await subscriptionsOf(first), (await subscriptionsOf(second)).map(({ status }) => status)]).toEqual([[], ["active", "active", "active"]]);
  });

  it("given nobody asked for it yet, is forgotten without asking", async () => {
    const connection = await connected("twitch", await channelOnTwitch());
    await told(connection);
    await becomes(connection, "disconnected");
    await told(connection);
    expect(await subscriptionsOf(connection)).toEqual([]);
  });
});

import { Guards } from "@fanfare/adapters/resilience";
import type { Platform } from "@fanfare/contracts/platforms";
import { inScope } from "@fanfare/db/scoped";
import { newId, type CreatorActor } from "@fanfare/domain/kernel";
import { testDatabase, type TestDatabase } from "@fanfare/testing/database";
import { creatorOnYouTube } from "@fanfare/testing/factories/tracking";
import { control } from "@fanfare/testing/simulators/control-client";
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

function keeper(publicUrl = "http://127.0.0.1:1") {
  const app = { clientId: "simulated-client-id", clientSecret: "simulated-client-secret" };
  const connectors = {
    instagram: null, tiktok: null, x: null,
    twitch: { ...app, idBaseUrl: twitch.url, apiBaseUrl: twitch.url },
    youtube: { ...app, baseUrl: youtube.url, consentBaseUrl: youtube.url, tokenBaseUrl: youtube.url, analyticsBaseUrl: youtube.url, hubBaseUrl: youtube.url },
  };
  return new SubscriptionsKeeper(database.worker, { connectors, publicUrl, tokenKeys: [{ id: "one", key: Buffer.alloc(32, 7) }] }, new Guards(), { now: () => now }, { warn: () => undefined });
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

describe("what platforms are asked to tell by themselves", () => {
  it("given a channel on Twitch, is its streams and changes; asked again, they are in force", async () => {
    const account = await control<{ id: string }>(twitch.url, "POST", "accounts", { login: `mira${count}` });
    const connection = await connected("twitch", account.id);
    await keeper().keep();
    expect(await subscriptionsOf(connection)).toEqual(["channel.update", "stream.offline", "stream.online"].map((topic) => ({ topic, status: "pending", problem: null })));
    now = new Date(now.getTime() + 3_600_000);
    await keeper().keep();
    expect((await subscriptionsOf(connection)).map(({ status }) => status)).toEqual(["active", "active", "active"]);
  });

  it("given a channel on YouTube, is its videos", async () => {
    const channel = await control<{ id: string }>(youtube.url, "POST", "channels", { handle: `@mira${count}`, title: "Mira" });
    const connection = await connected("youtube", channel.id);
    await keeper().keep();
    expect(await subscriptionsOf(connection)).toEqual([{ topic: "videos", status: "pending", problem: null }]);
  });

  it("given an address that the platform does not take, keeps the reason and does not ask again", async () => {
    const account = await control<{ id: string }>(twitch.url, "POST", "accounts", { login: `mira${count}` });
    const connection = await connected("twitch", account.id);
    await keeper("http://elsewhere.invalid").keep();
    const [one] = await subscriptionsOf(connection);
    expect(one).toMatchObject({ status: "refused", problem: expect.stringContaining("callback") as string });
  });

  it("given a connection that is over, is forgotten", async () => {
    const connection = await connected("twitch", `gone-${count}`);
    await keeper().keep();
    await inScope(database.app, { creatorId: creator.creatorId }, (sql) => sql.change(`UPDATE account_connections SET status = 'disconnected' WHERE id = $1`, [connection]));
    await keeper().keep();
    expect(await subscriptionsOf(connection)).toEqual([]);
  });
});

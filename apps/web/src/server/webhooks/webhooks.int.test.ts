import { createHmac, randomBytes } from "node:crypto";
import { pushCallback, pushSecrets, pushTopicOf } from "@fanfare/adapters/platforms";
import { inScope } from "@fanfare/db/scoped";
import { testDatabase, type TestDatabase } from "@fanfare/testing/database";
import { control } from "@fanfare/testing/simulators/control-client";
import { serve, type RunningServer } from "@fanfare/testing/simulators/http/serve";
import { startTikTokSimulator } from "@fanfare/testing/simulators/tiktok/simulator";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { App } from "../app.ts";
import { testApp } from "../testing/world.ts";
import { answerChallenge, receiveDelivery } from "./receive.ts";

const channelId = `UC${"a".repeat(22)}`;
const simulated = { clientId: "simulated-client-id", secret: "simulated-client-secret", verifyToken: "simulated-verify-token" };
let database: TestDatabase;
let app: App;
let tiktok: RunningServer;
let door: RunningServer;
let account: string;
const enqueue = vi.fn(async () => "job");

beforeAll(async () => {
  [database, tiktok] = await Promise.all([testDatabase(), startTikTokSimulator({ port: 0 })]);
  const keys = Object.fromEntries(["INSTAGRAM_CLIENT_ID", "TIKTOK_CLIENT_KEY", "TWITCH_CLIENT_ID", "YOUTUBE_CLIENT_ID"].map((name) => [name, simulated.clientId]));
  const secrets = Object.fromEntries(["INSTAGRAM", "TIKTOK", "TWITCH", "YOUTUBE"].map((name) => [`${name}_CLIENT_SECRET`, simulated.secret]));
  const made = testApp(database, { ...keys, ...secrets, INSTAGRAM_VERIFY_TOKEN: simulated.verifyToken, TOKEN_KEYS: `k1:${randomBytes(32).toString("base64")}` });
  app = { ...made, jobs: { ...made.jobs, enqueue: enqueue as App["jobs"]["enqueue"] } };
  door = await serve(0, async ({ path, body, headers }) => {
    const answer = await send(path, body, headers as Record<string, string>);
    return { status: answer.status, body: await answer.text() };
  });
  await control(tiktok.url, "POST", "webhook", { url: `${door.url}/api/webhooks/tiktok` });
  await control(tiktok.url, "POST", "accounts", { username: "mira" });
  account = "mira";
});
afterAll(() => Promise.all([app?.close(), tiktok?.close(), door?.close()]).then(() => database?.drop()));
beforeEach(async () => {
  enqueue.mockClear();
  await inScope(database.worker, {}, (sql) => sql.change("DELETE FROM webhook_deliveries"));
});

const send = (path: string, body: string, headers: Record<string, string> = {}) => receiveDelivery(app, new Request(new URL(path, app.config.publicUrl), { method: "POST", body, headers }));
const ask = (path: string) => answerChallenge(app, new Request(new URL(path, app.config.publicUrl)));
const kept = () => inScope(database.worker, {}, (sql) => sql.rows<{ message: { notices: object[] } }>("SELECT message FROM webhook_deliveries ORDER BY received_at"));
const told = (fields: object) => control<{ delivered: number[] }>(tiktok.url, "POST", "deliveries", { account, event: "post.publish.publicly_available", content: { post_id: "71" }, ...fields });
const signed = (body: string, secret = simulated.secret) => ({ "x-hub-signature-256": `sha256=${createHmac("sha256", secret).update(body).digest("hex")}` });
const twitchCall = (secret: string, at: Date, body: object, type = "notification") => {
  const text = JSON.stringify(body);
  const [id, time] = ["message-1", at.toISOString()];
  return { text, headers: { "twitch-eventsub-message-id": id, "twitch-eventsub-message-timestamp": time, "twitch-eventsub-message-type": type, "twitch-eventsub-message-signature": `sha256=${createHmac("sha256", secret).update(`${id}${time}${text}`).digest("hex")}` } };
};

describe("the door for TikTok's deliveries", () => {
  test("keeps one that is right, once however often it comes, and asks for the job", async () => {
    expect((await told({ times: 3 })).delivered).toEqual([200, 200, 200]);
    expect((await kept()).map(({ message }) => message.notices)).toEqual([[expect.objectContaining({ kind: "post-changed", postId: "71" })]]);
    expect(enqueue).toHaveBeenCalledTimes(1);
  });

  test("refuses a wrong secret and an old time", async () => {
    expect((await told({ wrongSecret: true })).delivered).toEqual([403]);
    expect((await told({ ageSeconds: 3_600 })).delivered).toEqual([403]);
    expect(await kept()).toEqual([]);
  });

  test("answers 200 when the queue can't be reached: the row waits for the sweep", async () => {
    enqueue.mockRejectedValueOnce(new Error("away"));
    expect((await told({ event: "video.publish.completed" })).delivered).toEqual([200]);
    expect(await kept()).toHaveLength(1);
  });
});

describe("the door for Instagram's deliveries", () => {
  const batch = JSON.stringify({ object: "instagram", entry: ["1", "2"].map((id) => ({ id, time: 1_790_000_000, changes: [{ field: "mentions", value: { media_id: "17" } }] })) });

  test("keeps a batch as one delivery", async () => {
    expect((await send("/api/webhooks/instagram", batch, signed(batch))).status).toBe(200);
    expect((await kept())[0]?.message.notices).toHaveLength(2);
  });

  test("refuses what is wrongly signed, is not JSON, or is too large", async () => {
    expect((await send("/api/webhooks/instagram", batch, signed(batch, "another"))).status).toBe(403);
    expect((await send("/api/webhooks/instagram", "soup", signed("soup"))).status).toBe(400);
    expect((await send("/api/webhooks/instagram", "x".repeat(300_000))).status).toBe(413);
    expect(await kept()).toEqual([]);
  });

  test("echoes the challenge to who knows the verify token only", async () => {
    const question = (token: string) => ask(`/api/webhooks/instagram?hub.mode=subscribe&hub.challenge=42&hub.verify_token=${token}`);
    expect(await (await question(simulated.verifyToken)).text()).toBe("42");
    expect((await question("guess")).status).toBe(404);
  });
});

describe("the door for Twitch's deliveries", () => {
  const subscription = { id: "s", status: "enabled", type: "stream.online", version: "1", condition: { broadcaster_user_id: "9" } };

  test("takes what is signed with the secret of its callback, answers the challenge, and refuses an old one", async () => {
    const callback = pushCallback(app.config.publicUrl, "twitch", "9", app.config.tokenKeys[0]!);
    const [secret = ""] = pushSecrets(callback.searchParams, "twitch", app.config.tokenKeys);
    const path = `${callback.pathname}${callback.search}`;
    const question = twitchCall(secret, new Date(), { subscription, challenge: "pogo" }, "webhook_callback_verification");
    expect(await (await send(path, question.text, question.headers)).text()).toBe("pogo");
    const old = twitchCall(secret, new Date(Date.now() - 3_600_000), { subscription, event: {} });
    expect((await send(path, old.text, old.headers)).status).toBe(403);
    expect((await send("/api/webhooks/twitch", question.text, question.headers)).status).toBe(403);
  });
});

describe("the door for YouTube's hub", () => {
  test("confirms a channel that we asked for, no other, and drops a wrong signature in silence", async () => {
    const callback = pushCallback(app.config.publicUrl, "youtube", channelId, app.config.tokenKeys[0]!);
    const path = `${callback.pathname}${callback.search}`;
    const question = (channel: string) => ask(`${path}&hub.mode=subscribe&hub.challenge=soup&hub.lease_seconds=1000&hub.topic=${encodeURIComponent(pushTopicOf(channel))}`);
    expect(await (await question(channelId)).text()).toBe("soup");
    expect((await question(`UC${"b".repeat(22)}`)).status).toBe(404);
    expect((await send(path, "<feed/>", { "x-hub-signature": `sha1=${"0".repeat(40)}` })).status).toBe(200);
    expect((await kept()).flatMap(({ message }) => message.notices)).toEqual([expect.objectContaining({ kind: "subscription-confirmed", accountId: channelId })]);
  });
});

test("a platform without a door is not found", async () => {
  expect((await send("/api/webhooks/x", "{}")).status).toBe(404);
});

import { createHmac, randomBytes } from "node:crypto";
import { pushCallback, pushSecrets, pushTopicOf } from "@fanfare/adapters/platforms";
import { inScope } from "@fanfare/db/scoped";
import { testDatabase, type TestDatabase } from "@fanfare/testing/database";
import { control } from "@fanfare/testing/simulators/control-client";
import { serve, type RunningServer } from "@fanfare/testing/simulators/http/serve";
import { startInstagramSimulator } from "@fanfare/testing/simulators/instagram/simulator";
import { startTikTokSimulator } from "@fanfare/testing/simulators/tiktok/simulator";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { App } from "../app.ts";
import { testApp } from "../testing/world.ts";
import { receiveDeauthorization, receiveDeletion } from "./app-callbacks.ts";
import { findDeletion } from "./find-deletion.ts";
import { answerChallenge, receiveDelivery } from "./receive.ts";

const channelId = `UC${"a".repeat(22)}`;
const simulated = { clientId: "simulated-client-id", secret: "simulated-client-secret", verifyToken: "simulated-verify-token" };
let database: TestDatabase;
let app: App;
let tiktok: RunningServer;
let instagram: RunningServer;
let door: RunningServer;
let account: string;
const enqueue = vi.fn(async () => "job");

beforeAll(async () => {
  [database, tiktok, instagram] = await Promise.all([testDatabase(), startTikTokSimulator({ port: 0 }), startInstagramSimulator({ port: 0 })]);
  const keys = Object.fromEntries(["INSTAGRAM_CLIENT_ID", "TIKTOK_CLIENT_KEY", "TWITCH_CLIENT_ID", "YOUTUBE_CLIENT_ID"].map((name) => [name, simulated.clientId]));
  const secrets = Object.fromEntries(["INSTAGRAM", "TIKTOK", "TWITCH", "YOUTUBE"].map((name) => [`${name}_CLIENT_SECRET`, simulated.secret]));
  const made = testApp(database, { ...keys, ...secrets, INSTAGRAM_VERIFY_TOKEN: simulated.verifyToken, TOKEN_KEYS: `k1:${randomBytes(32).toString("base64")}` });
  app = { ...made, jobs: { ...made.jobs, enqueue: enqueue as App["jobs"]["enqueue"] } };
  door = await serve(0, async ({ path, body, headers }) => {
    const answer = await (path.endsWith("/deauthorization") ? callBack(path, body, receiveDeauthorization) : path.endsWith("/data-deletion") ? callBack(path, body, receiveDeletion) : send(path, body, headers as Record<string, string>));
    return { status: answer.status, body: await answer.text() };
  });
  await control(tiktok.url, "POST", "webhook", { url: `${door.url}/api/webhooks/tiktok` });
  await control(tiktok.url, "POST", "accounts", { username: "mira" });
  await control(instagram.url, "POST", "callbacks", { deauthorizeUrl: `${door.url}/api/webhooks/instagram/deauthorization`, deletionUrl: `${door.url}/api/webhooks/instagram/data-deletion` });
  account = "mira";
});
afterAll(() => Promise.all([app?.close(), tiktok?.close(), instagram?.close(), door?.close()]).then(() => database?.drop()));
beforeEach(async () => {
  enqueue.mockClear();
  await inScope(database.worker, {}, (sql) => sql.change("DELETE FROM webhook_deliveries"));
});

const send = (path: string, body: string, headers: Record<string, string> = {}) => receiveDelivery(app, new Request(new URL(path, app.config.publicUrl), { method: "POST", body, headers }));
const callBack = (path: string, body: string, receive: typeof receiveDeletion) => receive(app, new Request(new URL(path, app.config.publicUrl), { method: "POST", body }));
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

describe("the doors for those who remove the app at Instagram", () => {
  const deletionPath = "/api/webhooks/instagram/data-deletion";
  const signedRequest = (payload: object, secret = simulated.secret) => {
    const text = Buffer.from(JSON.stringify(payload)).toString("base64url");
    return new URLSearchParams({ signed_request: `${createHmac("sha256", secret).update(text).digest("base64url")}.${text}` }).toString();
  };
  const payload = { user_id: "17890000000000001", algorithm: "HMAC-SHA256", issued_at: 1_795_000_000 };
  const told = async () => (await kept()).flatMap(({ message }) => message.notices);

  test("keep what the platform says of one person as two deliveries, each once however often it comes", async () => {
    const { appScopedId } = await control<{ appScopedId: string }>(instagram.url, "POST", "accounts", { username: "mira" });
    const once = await control<{ delivered: number[] }>(instagram.url, "POST", "removals", { account: "mira" });
    expect(once.delivered).toEqual([200, 200]);
    expect(await told()).toEqual([
      { kind: "app-removed", appUserId: appScopedId, at: expect.any(String) as string },
      { kind: "deletion-asked", appUserId: appScopedId, at: expect.any(String) as string, code: expect.stringMatching(/^[\da-f]{32}$/) as string },
    ]);
    for (let times = 0; times < 2; times += 1) {
      await callBack("/api/webhooks/instagram/deauthorization", signedRequest(payload), receiveDeauthorization);
      await callBack(deletionPath, signedRequest(payload), receiveDeletion);
    }
    expect(await told()).toHaveLength(4);
    expect(enqueue).toHaveBeenCalledTimes(4);
  });

  test("answer a wish for erasure with the code, always the same, and the address where its state is seen", async () => {
    const answers = await Promise.all([1, 2].map(async () => (await callBack(deletionPath, signedRequest(payload), receiveDeletion)).json() as Promise<{ url: string; confirmation_code: string }>));
    const [{ url, confirmation_code: code }] = answers as [{ url: string; confirmation_code: string }];
    expect(answers[1]).toEqual(answers[0]);
    expect(new URL(url).href).toBe(new URL(`/data-deletion/${code}`, app.config.publicUrl).href);
    expect(await findDeletion(app, code, new Headers())).toEqual({ platform: "instagram", requestedAt: new Date(payload.issued_at * 1000), completedAt: null, accounts: null });
    expect(await Promise.all(["0".repeat(32), "x' OR true --", ""].map((guess) => findDeletion(app, guess, new Headers())))).toEqual([null, null, null]);
  });

  test("refuse a forged signature, what is not signed or not readable, and other platforms", async () => {
    const asked: [string, string][] = [
      [deletionPath, signedRequest(payload, "another")],
      [deletionPath, "signed_request=soup"],
      [deletionPath, ""],
      [deletionPath, signedRequest({ ...payload, user_id: "mira" })],
      ["/api/webhooks/tiktok/data-deletion", signedRequest(payload)],
    ];
    const statuses = asked.map(async ([path, body]) => [(await callBack(path, body, receiveDeletion)).status, (await callBack(path, body, receiveDeauthorization)).status]);
    expect(await Promise.all(statuses)).toEqual([[403, 403], [403, 403], [403, 403], [400, 400], [404, 404]]);
    expect(await told()).toEqual([]);
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

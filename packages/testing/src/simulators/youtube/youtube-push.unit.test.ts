import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { createYouTubePush, pushTopicOf, readPushVerification, readYouTubePush } from "@fanfare/adapters/platforms";
import type { YouTubeChange } from "@fanfare/adapters/platforms";
import { Guards } from "@fanfare/adapters/resilience";

import { eventually } from "../../eventually.ts";
import { control } from "../control-client.ts";
import { serve } from "../http/serve.ts";
import type { Call, RunningServer } from "../http/serve.ts";
import { startYouTubeSimulator } from "./simulator.ts";

const SECRET = "a-secret-of-this-subscription";

let simulator: RunningServer;
let receiver: RunningServer;
let deliveries: Call[];
let channelId: string;
let topic: string;
let questions: number;
/** Whether the receiver says that it asked for the subscription. */
let wants: boolean;
const tell = <T = unknown>(method: "GET" | "POST" | "PATCH" | "DELETE", path: string, body?: object) => control<T>(simulator.url, method, path, body);
const hub = (hubBaseUrl = simulator.url) => createYouTubePush({ hubBaseUrl, guards: new Guards(), firstRetryMs: 1 });
const subscriptions = async () => (await tell<{ subscriptions: { topic: string }[] }>("GET", "state")).subscriptions;
const publish = (fields: object = {}) => tell<{ id: string; delivered?: number[] }>("POST", "videos", { channel: channelId, title: "Soup & <bread>", ...fields });
const changesIn = (delivery: Call | undefined): YouTubeChange[] => readYouTubePush(Buffer.from(delivery?.body ?? ""), String(delivery?.headers["x-hub-signature"] ?? ""), [SECRET]);

beforeAll(async () => {
  simulator = await startYouTubeSimulator({ port: 0 });
  receiver = await serve(0, async (call) => {
    if (call.method === "POST") deliveries.push(call);
    const question = call.method === "GET" ? readPushVerification(call.query) : null;
    questions += question ? 1 : 0;
    if (question?.mode === "subscribe" || question?.mode === "unsubscribe") return wants ? { status: 200, headers: { "content-type": "text/plain" }, body: question.challenge } : { status: 404 };
    return { status: 200, body: "" };
  });
});
afterAll(() => Promise.all([simulator.close(), receiver.close()]));
beforeEach(async () => {
  await tell("POST", "reset", { seeded: false });
  deliveries = [];
  questions = 0;
  wants = true;
  channelId = (await tell<{ id: string }>("POST", "channels", { handle: "tidepools", title: "Tide & Pools" })).id;
  topic = pushTopicOf(channelId);
});

async function subscribed(): Promise<void> {
  await hub().subscribeToPush(topic, `${receiver.url}/hooks/youtube?of=us`, SECRET);
  await eventually(async () => (await subscriptions()).length === 1);
}

describe("push of YouTube", () => {
  it("begins once the callback has answered, and says when to renew", async () => {
    const lease = await hub().subscribeToPush(topic, receiver.url, SECRET);
    expect(lease.renewAt.getTime()).toBeGreaterThan(Date.now());
    expect(lease.expiresAt.getTime()).toBeGreaterThan(lease.renewAt.getTime());
    await eventually(async () => (await subscriptions())[0]?.topic === topic);
  });

  it("is the same subscription when it is renewed", async () => {
    await subscribed();
    await subscribed();
    expect((await publish()).delivered).toEqual([200]);
    expect(deliveries).toHaveLength(1);
  });

  it("tells what was published, what changed its title, and what is gone", async () => {
    await subscribed();
    const { id } = await publish();
    await tell("PATCH", `videos/${id}`, { title: "Better soup" });
    await tell("PATCH", `videos/${id}`, { counts: { views: 9 } });
    await tell("DELETE", `videos/${id}`);
    const told = deliveries.flatMap(changesIn);
    expect(told).toMatchObject([
      { kind: "published-or-changed", externalId: id, accountExternalId: channelId, publishedAt: expect.any(Date), updatedAt: expect.any(Date) },
      { kind: "published-or-changed", externalId: id },
      { kind: "deleted", externalId: id, accountExternalId: channelId, publishedAt: null },
    ]);
  });

  it("tells of what becomes public or private as of what comes and goes", async () => {
    await subscribed();
    const { id, delivered } = await publish({ privacy: "private" });
    expect(delivered).toBeUndefined();
    await tell("PATCH", `videos/${id}`, { privacy: "public" });
    await tell("PATCH", `videos/${id}`, { privacy: "unlisted" });
    expect(deliveries.flatMap(changesIn).map(({ kind }) => kind)).toEqual(["published-or-changed", "deleted"]);
  });

  it("tells nothing of other channels", async () => {
    await subscribed();
    await tell("POST", "channels", { handle: "slowbikes", title: "Slow Bikes" });
    await publish({ channel: "@slowbikes" });
    expect(deliveries).toEqual([]);
  });

  it("can be forged and repeated, which the signature and the id tell", async () => {
    await subscribed();
    const { id } = await publish();
    await tell("POST", "deliveries", { video: id, wrongSecret: true });
    await tell("POST", "deliveries", { video: id, times: 2 });
    const [first, forged, again, yetAgain] = deliveries;
    expect(() => changesIn(forged)).toThrow(expect.objectContaining({ code: "tracking.webhook-signature" }));
    expect([first, again, yetAgain].flatMap(changesIn).map(({ externalId }) => externalId)).toEqual([id, id, id]);
  });

  it("ends with its lease", async () => {
    await subscribed();
    await tell("POST", "clock", { advanceSeconds: 432_001 });
    await publish();
    expect(deliveries).toEqual([]);
  });

  it("ends when it is given up", async () => {
    await subscribed();
    await hub().unsubscribeFromPush(topic, `${receiver.url}/hooks/youtube?of=us`);
    await eventually(async () => (await subscriptions()).length === 0);
  });
});

describe("a subscription", () => {
  it("that nobody wanted does not begin", async () => {
    wants = false;
    await hub().subscribeToPush(topic, receiver.url, SECRET);
    await hub().subscribeToPush(pushTopicOf("UCabcdefghijklmnopqrstuv"), receiver.url, SECRET);
    await eventually(() => questions === 2);
    wants = true;
    await subscribed();
    expect(await subscriptions()).toMatchObject([{ topic }]);
  });

  it.each([
    ["a topic that is no channel's", "https://www.youtube.com/xml/feeds/videos.xml?channel_id=me", SECRET],
    ["no secret", "", ""],
    ["a secret that is too long", "", "s".repeat(200)],
  ])("with %s is a fault of ours", async (_what, otherTopic, secret) => {
    await expect(hub().subscribeToPush(otherTopic || topic, receiver.url, secret)).rejects.toMatchObject({ code: "tracking.platform-refused" });
  });

  it.each(["html", "closed", "rate-limited"])("is asked for again when the hub fails by %s once", async (kind) => {
    await tell("POST", "misbehave", { kind, path: "/subscribe" });
    await subscribed();
  });

  it("that the hub can't take for long is a typed error", async () => {
    await tell("POST", "misbehave", { kind: "html", path: "/subscribe", times: 10 });
    await expect(hub().subscribeToPush(topic, receiver.url, SECRET)).rejects.toMatchObject({ code: "tracking.platform-unavailable" });
  });
});

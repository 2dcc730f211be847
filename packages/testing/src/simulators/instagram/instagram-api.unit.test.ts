import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { readInstagramSignedRequest, readInstagramWebhook, webhookChallenge } from "@fanfare/adapters/platforms";

import { control } from "../control-client.ts";
import { startReceiver } from "../http/receiver.ts";
import { serve } from "../http/serve.ts";
import type { RunningServer } from "../http/serve.ts";
import { startInstagramSimulator } from "./simulator.ts";

const APP = { clientId: "a-client", clientSecret: "a-secret", verifyToken: "a-verify-token" };
const REDIRECT = "https://app.example/back";
const DAY = 86_400;

let simulator: RunningServer;
const tell = <T = unknown>(method: "GET" | "POST", address: string, body?: object) => control<T>(simulator.url, method, address, body);
const consentUrl = (parameters: Record<string, string> = {}) =>
  `${simulator.url}/oauth/authorize?${new URLSearchParams({ client_id: APP.clientId, scope: "instagram_business_basic,instagram_business_manage_insights", response_type: "code", redirect_uri: REDIRECT, state: "s", ...parameters })}`;

async function shortTokenText(account = "creator.00001", fields: Record<string, string> = {}): Promise<string> {
  const { location } = await tell<{ location: string }>("POST", "consent", { url: consentUrl(), account });
  const code = new URL(location).searchParams.get("code") ?? "";
  const body = new URLSearchParams({ client_id: APP.clientId, client_secret: APP.clientSecret, grant_type: "authorization_code", redirect_uri: REDIRECT, code, ...fields });
  return (await fetch(`${simulator.url}/oauth/access_token`, { method: "POST", body })).text();
}
async function longToken(account?: string): Promise<string> {
  const { access_token } = JSON.parse(await shortTokenText(account)) as { access_token: string };
  const { body } = await get(`/access_token?${new URLSearchParams({ grant_type: "ig_exchange_token", client_secret: APP.clientSecret, access_token })}`);
  return String(body.access_token);
}
interface Body extends Record<string, unknown> {
  readonly data?: readonly Record<string, unknown>[];
  readonly paging?: { readonly next?: string; readonly cursors: { readonly after: string } };
  readonly error?: Record<string, unknown>;
}
async function get(address: string, token?: string): Promise<{ status: number; headers: Headers; body: Body }> {
  const response = await fetch(new URL(address, simulator.url), { headers: token ? { authorization: `Bearer ${token}` } : {} });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
}

beforeAll(async () => {
  simulator = await startInstagramSimulator({ port: 0, ...APP });
});
afterAll(() => simulator.close());
beforeEach(() => tell("POST", "reset"));

describe("the simulated consent screen", () => {
  it("asks the person, and sends the browser back with `#_` at the end", async () => {
    expect(await (await fetch(consentUrl())).text()).toContain("@creator.00001");
    const decided = await fetch(`${consentUrl().replace("/authorize", "/authorize/decide")}&account=creator.00001&decision=allow`, { redirect: "manual" });
    expect(decided.headers.get("location")).toMatch(/^https:\/\/app\.example\/back\?code=AQ\w+&state=s#_$/);
  });

  it("tells the app that the person said no", async () => {
    const { location } = await tell<{ location: string }>("POST", "consent", { url: consentUrl(), account: "creator.00001", decision: "deny" });
    expect(Object.fromEntries(new URL(location).searchParams)).toMatchObject({ error: "access_denied", error_reason: "user_denied", state: "s" });
  });

  it("refuses an app that it does not know", async () => {
    expect((await fetch(consentUrl({ client_id: "other" }))).status).toBe(400);
  });
});

describe("the simulated tokens", () => {
  it("come first with the id as a bare number that JSON.parse would round", async () => {
    const text = await shortTokenText();
    expect(text).toMatch(/"user_id": 17841\d{12}\}$/);
  });

  it("are refused with a flat error", async () => {
    expect(JSON.parse(await shortTokenText("creator.00001", { code: "used" }))).toEqual({ error_type: "OAuthException", code: 400, error_message: "This authorization code has been used" });
  });

  it("are prolonged only when a day old and not expired", async () => {
    const token = await longToken();
    const prolong = () => get(`/refresh_access_token?${new URLSearchParams({ grant_type: "ig_refresh_token", access_token: token })}`);
    expect((await prolong()).body.error).toMatchObject({ code: 100 });
    await tell("POST", "clock", { advanceSeconds: DAY });
    expect((await prolong()).body).toMatchObject({ token_type: "bearer", expires_in: 60 * DAY });
    await tell("POST", "clock", { advanceSeconds: 60 * DAY });
    expect((await prolong()).body.error).toMatchObject({ code: 190 });
  });

  it("are missing, unknown, expired or removed, each in its own words", async () => {
    const token = await longToken();
    expect((await get("/me")).body.error).toMatchObject({ code: 2500 });
    expect((await get("/me", "nonsense")).body.error).toMatchObject({ code: 190, error_subcode: 467 });
    await tell("POST", "removals", { account: "creator.00001" });
    expect((await get("/me", token)).body.error).toMatchObject({ code: 190, error_subcode: 466 });
    const other = await longToken("creator.00002");
    await tell("POST", "clock", { advanceSeconds: 61 * DAY });
    const { status, body } = await get("/me", other);
    expect([status, body.error?.code, body.error?.error_subcode]).toEqual([400, 190, undefined]);
  });
});

describe("the simulated Graph API", () => {
  it("takes any version, the token in the query, and leaves out what is empty", async () => {
    const { body } = await get(`/v25.0/me?fields=id,user_id,username,biography&access_token=${await longToken()}`);
    expect(body).toEqual({ id: expect.stringMatching(/^\d{17}$/), user_id: expect.stringMatching(/^17841/), username: "creator.00001" });
  });

  it("pages by cursors, and shows `next` with the token inside where there is more", async () => {
    await tell("POST", "seed", { accounts: 1, postsEach: 30 });
    const token = await longToken();
    const first = (await get("/me/media?fields=id,timestamp&limit=20", token)).body;
    expect(first.paging?.next).toContain(token);
    const second = (await get(`/me/media?fields=id,timestamp&limit=20&after=${first.paging?.cursors.after}`, token)).body;
    expect(second.paging).not.toHaveProperty("next");
    expect([first.data?.length, second.data?.length]).toEqual([20, 16]);
    expect(first.data?.[0]?.timestamp).toMatch(/\+0000$/);
  });

  it("answers many ids as an object keyed by id, or not at all", async () => {
    const token = await longToken();
    const ids = ((await get("/me/media", token)).body.data ?? []).map(({ id }) => String(id)).slice(0, 3);
    expect(Object.keys((await get(`/?ids=${ids.join(",")}&fields=like_count`, token)).body).sort()).toEqual([...ids].sort());
    expect((await get(`/?ids=${[...ids, "17000"].join(",")}`, token)).body.error).toMatchObject({ code: 100, error_subcode: 33 });
  });

  it.each([
    ["a field that is none", "/me?fields=id,shoe_size", 100],
    ["an edge that is none", "/me/friends", 100],
    ["a path that leads nowhere", "/me/media/x", 2500],
    ["a withdrawn metric", "/MEDIA/insights?metric=impressions,reach", 100],
    ["demographics without a timeframe", "/me/insights?metric=follower_demographics&period=lifetime&metric_type=total_value&breakdown=age", 100],
  ])("refuses %s", async (_what, address, code) => {
    const token = await longToken();
    const [post] = (await get("/me/media", token)).body.data ?? [];
    expect((await get(address.replace("MEDIA", String(post?.id)), token)).body.error).toMatchObject({ code });
  });

  it("tells watch times in ms, and leaves out a metric without data", async () => {
    const { id } = await tell<{ id: string }>("POST", "posts", { account: "creator.00001", productType: "REELS", mediaType: "VIDEO", counts: { views: 10 }, growthPerHour: 0 });
    const { body } = await get(`/${id}/insights?metric=views,ig_reels_video_view_total_time`, await longToken());
    expect(body.data).toMatchObject([{ name: "views", values: [{ value: 10 }] }, { name: "ig_reels_video_view_total_time", values: [{ value: 82_000 }] }]);
    const story = await tell<{ id: string }>("POST", "posts", { account: "creator.00001", productType: "STORY", counts: { views: 10 } });
    expect((await get(`/${story.id}/insights?metric=navigation`, await longToken())).body.data).toEqual([]);
  });

  it("tells how much is used once it is worth telling, and then refuses", async () => {
    const token = await longToken();
    expect((await get("/me", token)).headers.get("x-app-usage")).toBeNull();
    await tell("POST", "quota", { appPerHour: 3 });
    await get("/me", token);
    const last = await get("/me", token);
    expect(JSON.parse(last.headers.get("x-app-usage") ?? "")).toMatchObject({ call_count: 100 });
    expect((await get("/me", token)).body.error).toMatchObject({ code: 4, is_transient: true });
    await tell("POST", "clock", { advanceSeconds: 3_601 });
    expect((await get("/me", token)).status).toBe(200);
  });

  it("shows nobody else to tokens of Instagram Login", async () => {
    const question = "business_discovery.username(creator.00002){username}";
    expect((await get(`/v25.0/me?fields=${encodeURIComponent(question)}`, await longToken())).body.error).toMatchObject({ code: 100 });
  });

  it("sees counts grow with its time, and fall when likes are taken back", async () => {
    const { id } = await tell<{ id: string }>("POST", "posts", { account: "creator.00001", growthPerHour: 10_000, counts: { views: 100, likes: 50 } });
    const token = await longToken();
    const likes = async () => Number((await get(`/${id}?fields=like_count`, token)).body.like_count);
    await tell("POST", "clock", { advanceSeconds: 7_200 });
    expect(await likes()).toBeGreaterThan(50);
    await fetch(`${simulator.url}/__simulator/posts/${id}`, { method: "PATCH", body: JSON.stringify({ counts: { likes: 5 }, growthPerHour: 0 }) });
    expect(await likes()).toBe(5);
  });

  it("holds thousands of accounts, the same ones each time", async () => {
    expect(await tell("POST", "seed", { accounts: 5_000, postsEach: 2 })).toEqual({ accounts: 5_000, posts: 48 + 10_000 });
    expect((await get("/me?fields=name", await longToken("creator.04999"))).body).toEqual({ name: "Creator 4999" });
  });
});

describe("the simulated callbacks", () => {
  async function withCallback<T>(field: string, act: (read: () => string[]) => Promise<T>): Promise<T> {
    const posted: string[] = [];
    const server = await serve(0, async ({ body }) => {
      posted.push(new URLSearchParams(body).get("signed_request") ?? "");
      return { status: 200, body: { url: "https://app.example/deletions/1", confirmation_code: "1" } };
    });
    await tell("POST", "callbacks", { [field]: server.url });
    return act(() => posted).finally(() => server.close());
  }

  it("tell that an owner removed the app, by the id that the app alone knows", async () => {
    const { body } = await get("/me?fields=id", await longToken());
    await withCallback("deauthorizeUrl", async (read) => {
      expect(await tell("POST", "removals", { account: "creator.00001" })).toMatchObject({ delivered: [200] });
      expect(read().map((signed) => readInstagramSignedRequest(signed, [APP.clientSecret]).userId)).toEqual([body.id]);
    });
  });

  it("ask for deletion, want a confirmation, and can be forged", async () => {
    await withCallback("deletionUrl", async (read) => {
      const { status, text } = await tell<{ status: number; text: string }>("POST", "deletions", { account: "creator.00001" });
      expect([status, JSON.parse(text)]).toEqual([200, { url: "https://app.example/deletions/1", confirmation_code: "1" }]);
      await tell("POST", "deletions", { account: "creator.00001", wrongSecret: true });
      expect(() => readInstagramSignedRequest(read()[1] ?? "", [APP.clientSecret])).toThrow(expect.objectContaining({ code: "tracking.webhook-signature" }));
    });
  });

  it("go nowhere unless the app has an address for them", async () => {
    expect(await tell("POST", "removals", { account: "creator.00001" })).toMatchObject({ delivered: [] });
    await expect(tell("POST", "deletions", { account: "creator.00001" })).rejects.toThrow("no address for deletions");
  });
});

describe("the simulated webhooks", () => {
  it("go only to an address that knows the verify token", async () => {
    const careful = await serve(0, async ({ query }) => {
      const challenge = webhookChallenge(query, APP.verifyToken);
      return challenge === null ? { status: 403 } : { status: 200, body: challenge };
    });
    expect(await tell("POST", "webhook", { url: careful.url })).toEqual({ url: careful.url });
    await careful.close();
    await expect(tell("POST", "webhook", { url: careful.url })).rejects.toThrow("did not echo");
  });

  it("are signed over escaped text, batched, repeated, and sometimes forged", async () => {
    const receiver = await startReceiver();
    await tell("POST", "webhook", { url: receiver.url });
    const changes = [
      { account: "creator.00001", field: "comments", value: { id: "1", text: "Gr\u00fc\u00dfe \u{1f372}" } },
      { account: "creator.00002", field: "story_insights", value: { media_id: "2", reach: 5, replies: 0, exits: 1, taps_forward: 2, taps_back: 0 } },
    ];
    expect(await tell("POST", "deliveries", { changes, times: 2 })).toEqual({ delivered: [200, 200] });
    await tell("POST", "deliveries", { changes, wrongSecret: true });
    const read = receiver.deliveries.map(({ body, headers }) => {
      try {
        return readInstagramWebhook(Buffer.from(body), String(headers["x-hub-signature-256"]), [APP.clientSecret]).map(({ field, value }) => [field, value.text]);
      } catch (error) {
        return (error as { code: string }).code;
      }
    });
    const wanted = [["comments", "Gr\u00fc\u00dfe \u{1f372}"], ["story_insights", undefined]];
    expect(read).toEqual([wanted, wanted, "tracking.webhook-signature"]);
    expect(receiver.deliveries[0]?.body).toContain("\\u00fc");
    await receiver.close();
  });
});

describe("the simulator's controls", () => {
  it("name the field that is wrong, and what is not there", async () => {
    await expect(tell("POST", "posts", { account: "creator.00001", capton: "x" })).rejects.toThrow("capton");
    await expect(tell("POST", "posts", { account: "nobody" })).rejects.toThrow("There is no account nobody");
    await expect(tell("POST", "misbehave", { kind: "explode" })).rejects.toThrow("kind");
    await expect(tell("POST", "nothing")).rejects.toThrow("no such control");
  });

  it("keep accounts, posts and tokens over a restart when a state file is given", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "instagram-simulator-"));
    const stateFile = path.join(folder, "state.json");
    const first = simulator;
    simulator = await startInstagramSimulator({ port: 0, stateFile, ...APP });
    await tell("POST", "posts", { account: "creator.00001", caption: "Kept" });
    const token = await longToken();
    await simulator.close();
    simulator = await startInstagramSimulator({ port: 0, stateFile, ...APP });
    expect((await get("/me/media?fields=caption", token)).body.data?.[0]).toMatchObject({ caption: "Kept" });
    await simulator.close();
    simulator = first;
    await rm(folder, { recursive: true });
  });
});

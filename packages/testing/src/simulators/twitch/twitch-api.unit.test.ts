import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { readTwitchWebhook } from "@fanfare/adapters/platforms";

import { control } from "../control-client.ts";
import { serve } from "../http/serve.ts";
import type { RunningServer } from "../http/serve.ts";
import { startTwitchSimulator } from "./simulator.ts";

const APP = { clientId: "an-id", clientSecret: "a-secret" };
const REDIRECT = "https://app.example/back";
const WEBHOOK_SECRET = "a-webhook-secret";

let simulator: RunningServer;
const tell = <T = unknown>(method: "GET" | "POST", path: string, body?: object) => control<T>(simulator.url, method, path, body);
const consentUrl = (parameters: Record<string, string> = {}) =>
  `${simulator.url}/oauth2/authorize?${new URLSearchParams({ client_id: APP.clientId, scope: "a:b c:d", response_type: "code", redirect_uri: REDIRECT, state: "s", ...parameters })}`;
async function form<T = Record<string, string>>(path: string, fields: Record<string, string>): Promise<{ status: number; text: string; body: T }> {
  const response = await fetch(`${simulator.url}${path}`, { method: "POST", body: new URLSearchParams({ client_id: APP.clientId, client_secret: APP.clientSecret, ...fields }) });
  const text = await response.text();
  return { status: response.status, text, body: (text ? JSON.parse(text) : {}) as T };
}
async function token(account = "creator_00001"): Promise<{ access_token: string; refresh_token: string }> {
  const { location } = await tell<{ location: string }>("POST", "consent", { url: consentUrl(), account });
  const code = new URL(location).searchParams.get("code") ?? "";
  return (await form<{ access_token: string; refresh_token: string }>("/oauth2/token", { grant_type: "authorization_code", code, redirect_uri: REDIRECT })).body;
}
const appToken = async () => (await form<{ access_token: string }>("/oauth2/token", { grant_type: "client_credentials" })).body.access_token;
interface Body {
  readonly data: Record<string, unknown>[];
  readonly pagination?: { readonly cursor?: string };
  readonly message?: string;
}
async function helix(path: string, accessToken: string, init: RequestInit = {}): Promise<{ status: number; headers: Headers; body: Body }> {
  const response = await fetch(`${simulator.url}/helix/${path}`, { headers: { authorization: `Bearer ${accessToken}`, "client-id": APP.clientId }, ...init });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
}

beforeAll(async () => {
  simulator = await startTwitchSimulator({ port: 0, ...APP });
});
afterAll(() => simulator.close());
beforeEach(() => tell("POST", "reset"));

describe("the simulated consent screen", () => {
  it("asks the person, and sends the browser back with all that was asked for", async () => {
    const page = await (await fetch(consentUrl({ state: '"><script>' }))).text();
    expect(page).toContain("@creator_00001");
    expect(page).not.toContain("<script>");
    const decided = await fetch(`${consentUrl().replace("/authorize", "/authorize/decide")}&account=creator_00001&decision=allow`, { redirect: "manual" });
    const back = new URL(decided.headers.get("location") ?? "");
    expect([decided.status, back.searchParams.get("scope"), back.searchParams.get("state")]).toEqual([302, "a:b c:d", "s"]);
  });

  it("refuses an app that it does not know", async () => {
    expect((await fetch(consentUrl({ client_id: "other" }))).status).toBe(400);
  });
});

describe("the simulated tokens", () => {
  it("live about four hours, name their scopes in a list, and rotate", async () => {
    const first = await token();
    expect(first).toMatchObject({ expires_in: 14_248, scope: ["a:b", "c:d"], token_type: "bearer" });
    const again = { grant_type: "refresh_token", refresh_token: first.refresh_token };
    expect((await form("/oauth2/token", again)).body.access_token).not.toBe(first.access_token);
    expect(await form("/oauth2/token", again)).toMatchObject({ status: 400, text: '{"status":400,"message":"Invalid refresh token"}\n' });
  });

  it("are validated with a scheme of their own", async () => {
    const { access_token } = await token();
    const validated = await fetch(`${simulator.url}/oauth2/validate`, { headers: { authorization: `OAuth ${access_token}` } });
    expect(await validated.json()).toMatchObject({ client_id: APP.clientId, login: "creator_00001", scopes: ["a:b", "c:d"], user_id: expect.stringMatching(/^\d{9}$/) });
    await form("/oauth2/revoke", { token: access_token });
    expect((await fetch(`${simulator.url}/oauth2/validate`, { headers: { authorization: `OAuth ${access_token}` } })).status).toBe(401);
  });

  it("of the app have neither a refresh token nor scopes", async () => {
    const { body } = await form("/oauth2/token", { grant_type: "client_credentials" });
    expect(Object.keys(body).sort()).toEqual(["access_token", "expires_in", "token_type"]);
  });
});

describe("the simulated Helix", () => {
  it("wants the client id beside the token", async () => {
    const { access_token } = await token();
    expect(await helix("users", access_token, { headers: { authorization: `Bearer ${access_token}` } })).toMatchObject({ status: 401, body: { error: "Unauthorized", status: 401, message: "Client ID is missing" } });
    expect((await helix("users", "nonsense")).body.message).toBe("Invalid OAuth token");
  });

  it("describes users with a view count that is always 0, and leaves out unknown ones", async () => {
    const { access_token } = await token();
    const { body } = await helix("users?login=creator_00002&login=nobody", access_token);
    expect(body.data).toMatchObject([{ login: "creator_00002", view_count: 0, broadcaster_type: "affiliate" }]);
    expect((await helix("users", await appToken())).body.message).toBe("Must provide an ID, Login or OAuth Token");
  });

  it.each([
    ["a page that is too long", "videos?user_id=1&first=101", 400],
    ["neither ids nor a user", "videos", 400],
    ["ids of which none is there", "videos?id=1", 404],
    ["a cursor that it did not give", "videos?user_id=1&after=nonsense", 400],
    ["followers of nobody", "channels/followers", 400],
  ])("refuses %s", async (_what, path, status) => {
    const { access_token } = await token();
    expect((await helix(path, access_token)).status).toBe(status);
  });

  it("pages by cursors, twenty at a time when not told otherwise, and writes durations in words", async () => {
    const { id } = await tell<{ id: string }>("POST", "accounts", { login: "busy_one" });
    for (let nth = 0; nth < 45; nth += 1) await tell("POST", "posts", { account: id, durationSeconds: 13_554 });
    const { access_token } = await token();
    const sizes: number[] = [];
    let after = "";
    do {
      const { body } = await helix(`videos?user_id=${id}&after=${after}`, access_token);
      expect(body.data[0]).toMatchObject({ duration: "3h45m54s", thumbnail_url: "" });
      sizes.push(body.data.length);
      after = body.pagination?.cursor ?? "";
    } while (after);
    expect(sizes).toEqual([20, 20, 5]);
  });

  it("looks at one week of clips when it is told no end", async () => {
    const day = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
    const { accountId } = await tell<{ accountId: string }>("POST", "posts", { account: "creator_00001", kind: "clip", title: "Late", publishedAt: day(1) });
    const { access_token } = await token();
    const titles = async (query: string) => (await helix(`clips?broadcaster_id=${accountId}&${query}`, access_token)).body.data.map(({ title }) => title);
    expect(await titles(`started_at=${day(30)}`)).not.toContain("Late");
    expect(await titles(`started_at=${day(30)}&ended_at=${day(0)}`)).toContain("Late");
  });

  it("tells the points that are left, refuses when there are none, and refills", async () => {
    const { access_token } = await token();
    await tell("POST", "quota", { points: 2 });
    const left = async () => {
      const { status, headers } = await helix("users", access_token);
      return [status, headers.get("ratelimit-remaining")];
    };
    expect([await left(), await left(), await left()]).toEqual([[200, "1"], [200, "0"], [429, "0"]]);
    await tell("POST", "clock", { advanceSeconds: 61 });
    expect(await left()).toEqual([200, "1"]);
  });

  it("holds thousands of accounts, the same ones each time", async () => {
    expect(await tell("POST", "seed", { accounts: 5_000, postsEach: 2 })).toEqual({ accounts: 5_000, posts: 48 + 10_000 });
    const { access_token } = await token("creator_04999");
    expect((await helix("users", access_token)).body.data).toMatchObject([{ display_name: "Creator_04999" }]);
  });
});

describe("the simulated EventSub", () => {
  const answers: string[] = [];
  let receiver: RunningServer;
  beforeAll(async () => {
    receiver = await serve(0, async ({ body, headers }) => {
      try {
        const delivery = readTwitchWebhook(Buffer.from(body), headers, [WEBHOOK_SECRET]);
        answers.push(`${delivery.kind} ${delivery.subscription.status} ${delivery.messageId}`);
        return { status: 200, headers: { "content-type": "text/plain" }, body: delivery.kind === "verification" ? delivery.challenge : "" };
      } catch (error) {
        answers.push((error as { code: string }).code);
        return { status: 403 };
      }
    });
  });
  afterAll(() => receiver.close());
  beforeEach(() => answers.splice(0));

  const subscribe = async (accessToken: string, fields: { type?: string; condition?: object; secret?: string } = {}) => {
    const { type = "user.authorization.revoke", condition = { client_id: APP.clientId }, secret = WEBHOOK_SECRET } = fields;
    const body = JSON.stringify({ type, version: "1", condition, transport: { method: "webhook", callback: `${receiver.url}/`, secret } });
    return helix("eventsub/subscriptions", accessToken, { method: "POST", body });
  };
  const statuses = async (accessToken: string) => (await helix("eventsub/subscriptions", accessToken)).body.data.map(({ status }) => status);

  it("enables a subscription whose callback repeats the challenge, and no other", async () => {
    const app = await appToken();
    expect(await subscribe(app)).toMatchObject({ status: 202, body: { data: [{ status: "webhook_callback_verification_pending" }] } });
    await subscribe(app, { type: "stream.online", secret: "a-secret-nobody-knows" });
    await expect.poll(() => statuses(app)).toEqual(["enabled", "webhook_callback_verification_failed"]);
  });

  it("takes subscriptions once, with the app's own token, and a secret that is long enough", async () => {
    const app = await appToken();
    await subscribe(app);
    expect((await subscribe(app)).status).toBe(409);
    expect((await subscribe((await token()).access_token)).status).toBe(400);
    expect((await subscribe(app, { type: "stream.online", secret: "short" })).status).toBe(400);
  });

  it("tells that an owner disconnected the app, and that a subscription ended with it", async () => {
    const app = await appToken();
    const { access_token } = await token();
    const broadcaster_user_id = (await helix("users", access_token)).body.data[0]?.id;
    await subscribe(app);
    await subscribe(app, { type: "channel.update", condition: { broadcaster_user_id } });
    await expect.poll(() => statuses(app)).toEqual(["enabled", "enabled"]);
    answers.splice(0);
    expect(await tell("POST", "removals", { account: "creator_00001" })).toEqual({ delivered: [200, 200] });
    expect(answers.map((answer) => answer.split(" ").slice(0, 2))).toEqual([["notification", "enabled"], ["revocation", "authorization_revoked"]]);
    expect((await helix("users", access_token)).status).toBe(401);
  });

  it("keeps over a restart what was verified", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "twitch-simulator-"));
    const stateFile = path.join(folder, "state.json");
    const first = simulator;
    simulator = await startTwitchSimulator({ port: 0, stateFile, ...APP });
    const app = await appToken();
    await subscribe(app);
    await expect.poll(() => statuses(app)).toEqual(["enabled"]);
    await simulator.close();
    simulator = await startTwitchSimulator({ port: 0, stateFile, ...APP });
    expect(await statuses(app)).toEqual(["enabled"]);
    await simulator.close();
    simulator = first;
    await rm(folder, { recursive: true });
  });

  it("can be forged, old and repeated under one id", async () => {
    const app = await appToken();
    await subscribe(app, { type: "stream.online" });
    await expect.poll(() => statuses(app)).toEqual(["enabled"]);
    answers.splice(0);
    await tell("POST", "deliveries", { type: "stream.online", wrongSecret: true });
    await tell("POST", "deliveries", { type: "stream.online", ageSeconds: 660 });
    await tell("POST", "deliveries", { type: "stream.online", times: 2 });
    expect(answers.slice(0, 2)).toEqual(["tracking.webhook-signature", "tracking.webhook-too-old"]);
    expect(answers[2]).toMatch(/^notification enabled /);
    expect(answers[3]).toBe(answers[2]);
  });
});

describe("the simulator's controls", () => {
  it("name the field that is wrong, and what is not there", async () => {
    await expect(tell("POST", "posts", { account: "creator_00001", titel: "x" })).rejects.toThrow("titel");
    await expect(tell("POST", "posts", { account: "nobody" })).rejects.toThrow("There is no account nobody");
    await expect(tell("POST", "misbehave", { kind: "explode" })).rejects.toThrow("kind");
    await expect(tell("POST", "nothing")).rejects.toThrow("no such control");
  });

  it("keep accounts, posts and tokens over a restart when a state file is given", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "twitch-simulator-"));
    const stateFile = path.join(folder, "state.json");
    const first = simulator;
    simulator = await startTwitchSimulator({ port: 0, stateFile, ...APP });
    const { id } = await tell<{ id: string }>("POST", "posts", { account: "creator_00001", title: "Kept" });
    const { access_token } = await token();
    await simulator.close();
    simulator = await startTwitchSimulator({ port: 0, stateFile, ...APP });
    expect((await helix(`videos?id=${id}`, access_token)).body.data).toMatchObject([{ title: "Kept" }]);
    await simulator.close();
    simulator = first;
    await rm(folder, { recursive: true });
  });
});

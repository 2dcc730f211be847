import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { readTikTokWebhook } from "@fanfare/adapters/platforms";

import { control } from "../control-client.ts";
import { startReceiver } from "../http/receiver.ts";
import type { RunningServer } from "../http/serve.ts";
import { startTikTokSimulator } from "./simulator.ts";

const APP = { clientKey: "a-key", clientSecret: "a-secret" };
const REDIRECT = "https://app.example/back";

let simulator: RunningServer;
const tell = <T = unknown>(method: "GET" | "POST", path: string, body?: object) => control<T>(simulator.url, method, path, body);
const consentUrl = (parameters: Record<string, string> = {}) =>
  `${simulator.url}/v2/auth/authorize/?${new URLSearchParams({ client_key: APP.clientKey, scope: "user.info.basic,video.list", response_type: "code", redirect_uri: REDIRECT, state: "s", ...parameters })}`;
const form = async (path: string, fields: Record<string, string>) => {
  const body = new URLSearchParams({ client_key: APP.clientKey, client_secret: APP.clientSecret, ...fields });
  const response = await fetch(`${simulator.url}${path}`, { method: "POST", body });
  return { status: response.status, body: (await response.json()) as Record<string, string> };
};
async function token(account = "creator.00001"): Promise<Record<string, string>> {
  const { location } = await tell<{ location: string }>("POST", "consent", { url: consentUrl(), account });
  const code = new URL(location).searchParams.get("code") ?? "";
  return (await form("/v2/oauth/token/", { grant_type: "authorization_code", code, redirect_uri: REDIRECT })).body;
}
interface Envelope {
  readonly data?: Record<string, unknown>;
  readonly error: { readonly code: string; readonly log_id: string };
}
async function api(path: string, accessToken: string, body?: object): Promise<{ status: number; body: Envelope }> {
  const response = await fetch(`${simulator.url}${path}`, { headers: { authorization: `Bearer ${accessToken}` }, ...(body && { method: "POST", body: JSON.stringify(body) }) });
  return { status: response.status, body: (await response.json()) as Envelope };
}

beforeAll(async () => {
  simulator = await startTikTokSimulator({ port: 0, ...APP });
});
afterAll(() => simulator.close());
beforeEach(() => tell("POST", "reset"));

describe("the simulated consent screen", () => {
  it("asks the person, and sends the browser back with what was ticked", async () => {
    const page = await (await fetch(consentUrl({ state: '"><script>' }))).text();
    expect(page).toContain("@creator.00001");
    expect(page).not.toContain("<script>");
    const decided = await fetch(`${consentUrl().replace("/authorize/", "/authorize/decide")}&account=creator.00001&granted=video.list&decision=allow`, { redirect: "manual" });
    const back = new URL(decided.headers.get("location") ?? "");
    expect([decided.status, back.searchParams.get("scopes"), back.searchParams.get("state")]).toEqual([302, "video.list", "s"]);
    expect(back.searchParams.get("code")).toMatch(/\*1!/);
  });

  it("refuses an app that it does not know", async () => {
    expect((await fetch(consentUrl({ client_key: "other" }))).status).toBe(400);
  });
});

describe("the simulated tokens", () => {
  it("live two hours and 180 days, and a refresh token works once", async () => {
    const first = await token();
    expect(first).toMatchObject({ expires_in: 7200, refresh_expires_in: 15_552_000, scope: "user.info.basic,video.list", token_type: "Bearer" });
    const again = { grant_type: "refresh_token", refresh_token: first.refresh_token ?? "" };
    expect((await form("/v2/oauth/token/", again)).body.access_token).toMatch(/^act\./);
    expect(await form("/v2/oauth/token/", again)).toMatchObject({ status: 200, body: { error: "invalid_grant" } });
  });

  it("die together when the grant is given back", async () => {
    const { access_token = "", refresh_token = "" } = await token();
    expect(await form("/v2/oauth/revoke/", { token: access_token })).toEqual({ status: 200, body: {} });
    expect((await api("/v2/user/info/?fields=open_id", access_token)).body.error.code).toBe("access_token_invalid");
    expect((await form("/v2/oauth/token/", { grant_type: "refresh_token", refresh_token })).body.error).toBe("invalid_grant");
  });
});

describe("the simulated Display API", () => {
  it("has an error object in answers that succeed, too", async () => {
    const { access_token = "" } = await token();
    expect((await api("/v2/user/info/?fields=open_id,display_name", access_token)).body).toMatchObject({ data: { user: { display_name: "Creator 1" } }, error: { code: "ok", message: "" } });
  });

  it.each([
    ["no fields", "/v2/user/info/", undefined, 400, "invalid_params"],
    ["a field of a scope that was not granted", "/v2/user/info/?fields=follower_count", undefined, 401, "scope_not_authorized"],
    ["a page that is too long", "/v2/video/list/?fields=id", { max_count: 21 }, 400, "invalid_params"],
    ["too many ids", "/v2/video/query/?fields=id", { filters: { video_ids: Array.from({ length: 21 }, String) } }, 400, "invalid_params"],
  ])("refuses %s", async (_what, path, body, status, code) => {
    const { access_token = "" } = await token();
    expect(await api(path, access_token, body)).toMatchObject({ status, body: { error: { code } } });
  });

  it("pages by times in ms, ten at a time when not told otherwise", async () => {
    await tell("POST", "seed", { accounts: 1, postsEach: 25 });
    const { access_token = "" } = await token();
    const sizes: number[] = [];
    let cursor: unknown;
    let hasMore = true;
    while (hasMore) {
      const { data = {} } = (await api("/v2/video/list/?fields=id,create_time", access_token, cursor === undefined ? {} : { cursor })).body;
      sizes.push((data.videos as unknown[]).length);
      ({ cursor, has_more: hasMore } = data as { cursor: number; has_more: boolean });
    }
    expect(sizes.reduce((sum, size) => sum + size)).toBe(33);
    expect(sizes[0]).toBe(10);
    expect(cursor).toBeGreaterThan(1e12);
  });

  it("lets six hundred calls a minute through to each endpoint", async () => {
    const { access_token = "" } = await token();
    for (let nth = 0; nth < 600; nth += 1) await api("/v2/user/info/?fields=open_id", access_token);
    expect(await api("/v2/user/info/?fields=open_id", access_token)).toMatchObject({ status: 429, body: { error: { code: "rate_limit_exceeded" } } });
    await tell("POST", "clock", { advanceSeconds: 61 });
    expect((await api("/v2/user/info/?fields=open_id", access_token)).status).toBe(200);
  });

  it("holds thousands of accounts, the same ones each time", async () => {
    expect(await tell("POST", "seed", { accounts: 5_000, postsEach: 2 })).toEqual({ accounts: 5_000, posts: 48 + 10_000 });
    const { access_token = "" } = await token("creator.04999");
    expect((await api("/v2/user/info/?fields=display_name", access_token)).body.data).toEqual({ user: { display_name: "Creator 4999" } });
  });
});

describe("the simulated webhooks", () => {
  it("tell signed that an owner removed the app, with content inside of text", async () => {
    const receiver = await startReceiver();
    await tell("POST", "webhook", { url: receiver.url });
    const { access_token = "", open_id } = await token();
    expect(await tell("POST", "removals", { account: "creator.00001", reason: "banned" })).toEqual({ delivered: [200] });
    const [delivery] = receiver.deliveries;
    expect(readTikTokWebhook(Buffer.from(delivery?.body ?? ""), String(delivery?.headers["tiktok-signature"]), [APP.clientSecret])).toMatchObject({
      event: "authorization.removed", user_openid: open_id, content: { reason: 4 },
    });
    expect((await api("/v2/user/info/?fields=open_id", access_token)).status).toBe(401);
    await receiver.close();
  });

  it("can be forged, old and repeated", async () => {
    const receiver = await startReceiver();
    await tell("POST", "webhook", { url: receiver.url });
    await tell("POST", "deliveries", { account: "creator.00001", event: "x", wrongSecret: true });
    await tell("POST", "deliveries", { account: "creator.00001", event: "x", ageSeconds: 3_600, times: 2 });
    const codes = receiver.deliveries.map(({ body, headers }) => {
      try {
        return readTikTokWebhook(Buffer.from(body), String(headers["tiktok-signature"]), [APP.clientSecret]).event;
      } catch (error) {
        return (error as { code: string }).code;
      }
    });
    expect(codes).toEqual(["tracking.webhook-signature", "tracking.webhook-too-old", "tracking.webhook-too-old"]);
    await receiver.close();
  });
});

describe("the simulator's controls", () => {
  it("name the field that is wrong, and what is not there", async () => {
    await expect(tell("POST", "posts", { account: "creator.00001", titel: "x" })).rejects.toThrow("titel");
    await expect(tell("POST", "posts", { account: "nobody" })).rejects.toThrow("There is no account nobody");
    await expect(tell("POST", "misbehave", { kind: "explode" })).rejects.toThrow("kind");
    await expect(tell("POST", "nothing")).rejects.toThrow("no such control");
  });

  it("keep accounts, posts and tokens over a restart when a state file is given", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "tiktok-simulator-"));
    const stateFile = path.join(folder, "state.json");
    const first = simulator;
    simulator = await startTikTokSimulator({ port: 0, stateFile, ...APP });
    await tell("POST", "posts", { account: "creator.00001", title: "Kept" });
    const { access_token = "" } = await token();
    await simulator.close();
    simulator = await startTikTokSimulator({ port: 0, stateFile, ...APP });
    const { body } = await api("/v2/video/list/?fields=title", access_token, {});
    expect((body.data?.videos as unknown[])[0]).toEqual({ title: "Kept" });
    await simulator.close();
    simulator = first;
    await rm(folder, { recursive: true });
  });
});

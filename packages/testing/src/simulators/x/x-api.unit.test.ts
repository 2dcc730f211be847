import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { control } from "../control-client.ts";
import type { RunningServer } from "../http/serve.ts";
import { startXSimulator } from "./simulator.ts";

const APP = { clientId: "an-id", clientSecret: "a-secret" };
const REDIRECT = "https://app.example/back";
const VERIFIER = "a-secret-of-at-least-43-characters-for-this-test";
const CHALLENGE = createHash("sha256").update(VERIFIER).digest("base64url");

let simulator: RunningServer;
const tell = <T = unknown>(method: "GET" | "POST", address: string, body?: object) => control<T>(simulator.url, method, address, body);
const consentUrl = (parameters: Record<string, string> = {}) =>
  `${simulator.url}/i/oauth2/authorize?${new URLSearchParams({ client_id: APP.clientId, scope: "tweet.read users.read offline.access", response_type: "code", redirect_uri: REDIRECT, state: "s", code_challenge: CHALLENGE, code_challenge_method: "S256", ...parameters })}`;
async function form(address: string, fields: Record<string, string>, secret = APP.clientSecret): Promise<{ status: number; body: Record<string, unknown> }> {
  const authorization = `Basic ${Buffer.from(`${APP.clientId}:${secret}`).toString("base64")}`;
  const response = await fetch(`${simulator.url}${address}`, { method: "POST", headers: { authorization }, body: new URLSearchParams(fields) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
async function tokens(account = "creator_00001", scope?: string): Promise<{ access_token: string; refresh_token: string }> {
  const { location } = await tell<{ location: string }>("POST", "consent", { url: consentUrl(scope ? { scope } : {}), account });
  const code = new URL(location).searchParams.get("code") ?? "";
  return (await form("/2/oauth2/token", { grant_type: "authorization_code", code, redirect_uri: REDIRECT, code_verifier: VERIFIER })).body as { access_token: string; refresh_token: string };
}
interface Body extends Record<string, unknown> {
  readonly data?: Record<string, unknown>[];
  readonly errors?: Record<string, unknown>[];
  readonly includes?: { readonly users: Record<string, unknown>[] };
  readonly meta?: { readonly next_token?: string; readonly result_count: number };
}
async function get(address: string, token: string): Promise<{ status: number; headers: Headers; body: Body }> {
  const response = await fetch(`${simulator.url}/2/${address}`, { headers: { authorization: `Bearer ${token}` } });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
}
const publish = (fields: object = {}) => tell<{ id: string; accountId: string; url: string }>("POST", "posts", { account: "creator_00001", growthPerHour: 0, ...fields });

beforeAll(async () => {
  simulator = await startXSimulator({ port: 0, ...APP });
});
afterAll(() => simulator.close());
beforeEach(() => tell("POST", "reset"));

describe("the simulated consent screen", () => {
  it("asks the person, and sends the browser back", async () => {
    const page = await (await fetch(consentUrl({ state: '"><script>' }))).text();
    expect(page).toContain("@creator_00001");
    expect(page).not.toContain("<script>");
    const decided = await fetch(`${consentUrl().replace("/authorize", "/authorize/decide")}&account=creator_00001&decision=allow`, { redirect: "manual" });
    expect([decided.status, new URL(decided.headers.get("location") ?? "").searchParams.get("state")]).toEqual([302, "s"]);
  });

  it.each<[string, Record<string, string>]>([
    ["an app that it does not know", { client_id: "other" }],
    ["a question without PKCE", { code_challenge: "" }],
  ])("refuses %s", async (_what, parameters) => {
    expect((await fetch(consentUrl(parameters))).status).toBe(400);
  });
});

describe("the simulated tokens", () => {
  it("live two hours, and a refresh token works once", async () => {
    const first = await tokens();
    expect(first).toMatchObject({ token_type: "bearer", expires_in: 7_200, scope: "tweet.read users.read offline.access" });
    const again = { grant_type: "refresh_token", refresh_token: first.refresh_token };
    expect((await form("/2/oauth2/token", again)).body.access_token).not.toBe(first.access_token);
    expect(await form("/2/oauth2/token", again)).toEqual({ status: 400, body: { error: "invalid_request", error_description: "Value passed for the token was invalid." } });
  });

  it("have no refresh token where offline.access was not asked for", async () => {
    expect(await tokens("creator_00001", "tweet.read users.read")).not.toHaveProperty("refresh_token");
  });

  it("are given to nobody without the app's secret", async () => {
    expect(await form("/2/oauth2/token", { grant_type: "refresh_token" }, "wrong")).toMatchObject({ status: 401, body: { error: "unauthorized_client" } });
  });

  it("die one by one, and giving back what is dead is no error", async () => {
    const { access_token, refresh_token } = await tokens();
    for (let nth = 0; nth < 2; nth += 1) expect(await form("/2/oauth2/revoke", { token: access_token })).toEqual({ status: 200, body: { revoked: true } });
    expect(await get("users/me", access_token)).toMatchObject({ status: 401, body: { title: "Unauthorized", type: "about:blank", status: 401 } });
    expect((await form("/2/oauth2/token", { grant_type: "refresh_token", refresh_token })).status).toBe(200);
  });

  it("show nothing when a scope is missing", async () => {
    const { access_token } = await tokens("creator_00001", "users.read");
    expect(await get("users/me", access_token)).toMatchObject({ status: 403, body: { title: "Forbidden", type: "about:blank" } });
  });
});

describe("the simulated API", () => {
  it("tells little unless it is asked for more", async () => {
    const { id } = await publish({ text: "Soup" });
    const { access_token } = await tokens();
    expect((await get(`tweets?ids=${id}`, access_token)).body).toEqual({ data: [{ id, text: "Soup", edit_history_tweet_ids: [id] }] });
    expect((await get("users/me", access_token)).body.data).toEqual({ id: expect.stringMatching(/^\d{19}$/), name: "Creator 1", username: "creator_00001" });
  });

  it("escapes three characters, shortens links, and cuts long texts unless it is asked for the whole", async () => {
    const { id } = await publish({ text: `A & B https://acme.example/p ${"word ".repeat(80)}` });
    const { access_token } = await tokens();
    const [post] = (await get(`tweets?ids=${id}&tweet.fields=entities,note_tweet`, access_token)).body.data ?? [];
    expect(post?.text).toMatch(/^A &amp; B https:\/\/t\.co\/\w{10} word .*\u2026 https:\/\/t\.co\/\w+$/);
    expect(post?.note_tweet).toMatchObject({ entities: { urls: [{ expanded_url: "https://acme.example/p" }] } });
  });

  it("answers in part: what can't be shown stands beside what can", async () => {
    const { id } = await publish();
    await tell("POST", "accounts", { username: "shy_one", isProtected: true });
    const hidden = await publish({ account: "shy_one" });
    const { access_token } = await tokens();
    const { status, body } = await get(`tweets?ids=${id},1,${hidden.id}`, access_token);
    expect([status, body.data?.length, body.errors?.map(({ title, resource_id }) => [title, resource_id])]).toEqual([200, 1, [["Not Found Error", "1"], ["Authorization Error", hidden.id]]]);
    expect((await get("tweets?ids=1", access_token)).body).not.toHaveProperty("data");
  });

  it.each([
    ["no ids", "tweets"],
    ["too many ids", `tweets?ids=${Array.from({ length: 101 }, (_, nth) => nth + 1).join(",")}`],
    ["a field that is none", "users/me?user.fields=shoe_size"],
    ["a page that is too short", "users/1/tweets?max_results=4"],
    ["a page that is too long", "users/1/tweets?max_results=101"],
    ["a time before it all began", "users/1/tweets?start_time=1970-01-01T00:00:00Z"],
    ["a token that it did not give", "users/1/tweets?pagination_token=nonsense"],
  ])("refuses %s", async (_what, address) => {
    expect(await get(address, (await tokens()).access_token)).toMatchObject({ status: 400, body: { title: "Invalid Request" } });
  });

  it("pages ten at a time, and leaves out after it has cut the page", async () => {
    const { accountId } = await publish({ account: "creator_00002" });
    for (let nth = 0; nth < 22; nth += 1) await publish({ account: "creator_00002", kind: nth < 12 ? "original" : "repost" });
    const { access_token } = await tokens();
    const sizes: (number | undefined)[] = [];
    let token: string | undefined;
    do {
      const { body } = await get(`users/${accountId}/tweets?exclude=retweets${token ? `&pagination_token=${token}` : ""}`, access_token);
      sizes.push(body.data?.length);
      token = body.meta?.next_token;
    } while (token);
    expect(sizes).toEqual([undefined, 10, 10, 1]);
  });

  it("reaches back over eight hundred posts when replies are left out", async () => {
    const { id: account } = await tell<{ id: string }>("POST", "accounts", { username: "busy_one" });
    for (let nth = 0; nth < 810; nth += 1) await publish({ account });
    const { access_token } = await tokens();
    const all = async (query: string) => {
      let [count, token] = [0, ""];
      do {
        const { meta } = (await get(`users/${account}/tweets?max_results=100${query}${token && `&pagination_token=${token}`}`, access_token)).body;
        count += meta?.result_count ?? 0;
        token = meta?.next_token ?? "";
      } while (token);
      return count;
    };
    expect([await all("&exclude=replies"), await all("")]).toEqual([800, 810]);
  });

  it("charges each post and each user once a day, authors beside posts included", async () => {
    const { id } = await publish();
    const { access_token } = await tokens();
    const charged = async () => (await tell<{ charged: object }>("GET", "state")).charged;
    for (let nth = 0; nth < 2; nth += 1) await get(`tweets?ids=${id}&expansions=author_id`, access_token);
    expect(await charged()).toEqual({ posts: 1, users: 1 });
    await tell("POST", "clock", { advanceSeconds: 86_400 });
    await get(`tweets?ids=${id}`, (await tokens()).access_token);
    expect(await charged()).toMatchObject({ posts: new Date().getUTCMonth() === new Date(Date.now() + 86_400_000).getUTCMonth() ? 2 : 1 });
  });

  it("tells the requests that are left, refuses when there are none, and begins anew after fifteen minutes", async () => {
    const { access_token } = await tokens();
    await tell("POST", "quota", { requestsPerWindow: 1 });
    const left = async () => {
      const { status, headers } = await get("users/me", access_token);
      return [status, headers.get("x-rate-limit-remaining")];
    };
    expect([await left(), await left()]).toEqual([[200, "0"], [429, "0"]]);
    await tell("POST", "clock", { advanceSeconds: 901 });
    expect(await left()).toEqual([200, "0"]);
  });

  it("holds thousands of accounts, the same ones each time", async () => {
    expect(await tell("POST", "seed", { accounts: 5_000, postsEach: 2 })).toEqual({ accounts: 5_000, posts: 48 + 10_000 });
    expect((await get("users/me", (await tokens("creator_04999")).access_token)).body.data).toMatchObject({ name: "Creator 4999" });
  });
});

describe("the simulator's controls", () => {
  it("name the field that is wrong, and what is not there", async () => {
    await expect(tell("POST", "posts", { account: "creator_00001", txt: "x" })).rejects.toThrow("txt");
    await expect(tell("POST", "posts", { account: "nobody" })).rejects.toThrow("There is no account nobody");
    await expect(tell("POST", "misbehave", { kind: "explode" })).rejects.toThrow("kind");
    await expect(tell("POST", "nothing")).rejects.toThrow("no such control");
  });

  it("keep accounts, posts and tokens over a restart when a state file is given", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "x-simulator-"));
    const stateFile = path.join(folder, "state.json");
    const first = simulator;
    simulator = await startXSimulator({ port: 0, stateFile, ...APP });
    const { id } = await publish({ text: "Kept" });
    const { access_token, refresh_token } = await tokens();
    await simulator.close();
    simulator = await startXSimulator({ port: 0, stateFile, ...APP });
    expect((await get(`tweets?ids=${id}`, access_token)).body.data).toMatchObject([{ text: "Kept" }]);
    expect((await form("/2/oauth2/token", { grant_type: "refresh_token", refresh_token })).status).toBe(200);
    await simulator.close();
    simulator = first;
    await rm(folder, { recursive: true });
  });
});

import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { control } from "../control-client.ts";
import type { RunningServer } from "../http/serve.ts";
import { READ_ANALYTICS, READ_CHANNEL } from "./oauth.ts";
import { startYouTubeSimulator } from "./simulator.ts";

const APP = { client_id: "simulated-client-id", client_secret: "simulated-client-secret" };
const REDIRECT_URI = "https://app.example/callback";
const VERIFIER = "a-secret-of-at-least-43-characters-for-this-test-1";

interface Tokens {
  readonly access_token: string;
  readonly refresh_token?: string;
  readonly scope: string;
  readonly error?: string;
}
interface Listed {
  readonly items?: { readonly id: string; readonly snippet: { readonly title: string } }[];
  readonly error?: { readonly code: number; readonly errors: { readonly reason: string }[] };
}

let simulator: RunningServer;
let channelId: string;
const tell = <T = unknown>(method: "POST" | "PATCH" | "DELETE", resource: string, body?: object, url = simulator.url) => control<T>(url, method, resource, body);
const consentUrl = (changes: Record<string, string> = {}) => {
  const challenge = createHash("sha256").update(VERIFIER).digest("base64url");
  const query = { client_id: APP.client_id, redirect_uri: REDIRECT_URI, response_type: "code", scope: `${READ_CHANNEL} ${READ_ANALYTICS}`, state: "s", access_type: "offline", prompt: "consent", code_challenge: challenge, code_challenge_method: "S256" };
  return `${simulator.url}/o/oauth2/v2/auth?${new URLSearchParams({ ...query, ...changes })}`;
};
async function post(resource: "token" | "revoke", form: Record<string, string>, url = simulator.url): Promise<{ status: number; body: Tokens }> {
  const response = await fetch(`${url}/${resource}`, { method: "POST", body: new URLSearchParams(form) });
  return { status: response.status, body: (await response.json()) as Tokens };
}
const refreshed = (refresh_token: string, url?: string) => post("token", { ...APP, grant_type: "refresh_token", refresh_token }, url);
async function tokens(changes: Record<string, string> = {}, scopes?: string[]): Promise<Tokens> {
  const { location } = await tell<{ location: string }>("POST", "consent", { url: consentUrl(changes), account: channelId, ...(scopes && { scopes }) });
  const code = new URL(location).searchParams.get("code") ?? "";
  return (await post("token", { ...APP, grant_type: "authorization_code", code, redirect_uri: REDIRECT_URI, code_verifier: VERIFIER })).body;
}
async function get(resource: string, query: Record<string, string>, token: string, url = simulator.url): Promise<Listed> {
  return (await (await fetch(`${url}/${resource}?${new URLSearchParams(query)}`, { headers: { authorization: `Bearer ${token}` } })).json()) as Listed;
}
const reasonOf = ({ error }: Listed) => error?.errors[0]?.reason;

beforeAll(async () => {
  simulator = await startYouTubeSimulator({ port: 0, apiKey: "right-key" });
});
afterAll(() => simulator.close());
beforeEach(async () => {
  await tell("POST", "reset");
  channelId = (await tell<{ id: string }>("POST", "channels", { handle: "tidepools", title: "Tide Pools" })).id;
});

describe("the simulated consent of Google", () => {
  it("shows a box for each right, ticked", async () => {
    const page = await (await fetch(consentUrl())).text();
    expect(page.match(/type="checkbox"[^>]* checked/g)).toHaveLength(2);
    expect(page).toContain("@tidepools");
  });

  it("refuses an app that it does not know", async () => {
    expect((await fetch(consentUrl({ client_id: "another" }))).status).toBe(400);
    await expect(tell("POST", "consent", { url: consentUrl({ client_id: "another" }), account: channelId })).rejects.toThrow("refuses that address");
  });

  it("grants what was ticked, with what was granted before where that is asked for", async () => {
    expect((await tokens({}, [READ_CHANNEL])).scope).toBe(READ_CHANNEL);
    expect((await tokens({}, [READ_ANALYTICS])).scope).toBe(READ_ANALYTICS);
    expect((await tokens({ include_granted_scopes: "true" }, [READ_CHANNEL])).scope).toBe(`${READ_CHANNEL} ${READ_ANALYTICS}`);
  });

  it("brings a refresh token at the first consent, and later when consent is asked for", async () => {
    expect(await tokens({ prompt: "" })).toHaveProperty("refresh_token");
    expect(await tokens({ prompt: "" })).not.toHaveProperty("refresh_token");
    expect(await tokens()).toHaveProperty("refresh_token");
    expect(await tokens({ access_type: "online" })).not.toHaveProperty("refresh_token");
  });
});

describe("the simulated host of tokens", () => {
  it("does not repeat the refresh token, which goes on", async () => {
    const { refresh_token = "" } = await tokens();
    for (let nth = 0; nth < 2; nth += 1) {
      const { status, body } = await refreshed(refresh_token);
      expect(status).toBe(200);
      expect(body).toEqual({ access_token: expect.stringMatching(/^ya29\./), expires_in: 3599, scope: expect.any(String), token_type: "Bearer" });
    }
  });

  it("names its errors by a word", async () => {
    expect(await post("token", { ...APP, grant_type: "authorization_code", code: "none" })).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
    expect(await post("token", { ...APP, client_secret: "wrong" })).toMatchObject({ status: 401, body: { error: "invalid_client" } });
    expect(await post("token", APP)).toMatchObject({ status: 400, body: { error: "unsupported_grant_type" } });
    expect(await post("revoke", { token: "none" })).toMatchObject({ status: 400, body: { error: "invalid_token" } });
  });

  it("ends the whole grant when any of its tokens is given back", async () => {
    const { access_token, refresh_token = "" } = await tokens();
    expect((await post("revoke", { token: refresh_token })).status).toBe(200);
    expect(reasonOf(await get("youtube/v3/channels", { part: "id", mine: "true" }, access_token))).toBe("authError");
    expect((await refreshed(refresh_token)).body.error).toBe("invalid_grant");
  });
});

describe("the simulated Data API, for an owner", () => {
  it("tells their own channel, and nobody's to a key", async () => {
    const { access_token } = await tokens();
    expect((await get("youtube/v3/channels", { part: "id", mine: "true" }, access_token)).items).toMatchObject([{ id: channelId }]);
    expect(reasonOf((await (await fetch(`${simulator.url}/youtube/v3/channels?part=id&mine=true&key=right-key`)).json()) as Listed)).toBe("authorizationRequired");
  });

  it("wants the right that a call needs", async () => {
    const { access_token } = await tokens({}, [READ_ANALYTICS]);
    expect(reasonOf(await get("youtube/v3/channels", { part: "id", mine: "true" }, access_token))).toBe("insufficientPermissions");
  });

  it("shows what is private to its owner alone", async () => {
    const { access_token } = await tokens();
    const mine = await tell<{ id: string }>("POST", "videos", { channel: channelId, title: "Mine", privacy: "private" });
    const other = await tell<{ id: string }>("POST", "videos", { channel: "@slowbikes", title: "Theirs", privacy: "private" });
    expect((await get("youtube/v3/videos", { part: "snippet", id: `${mine.id},${other.id}` }, access_token)).items).toMatchObject([{ id: mine.id }]);
    const titlesIn = async (channel: string) => (await get("youtube/v3/playlistItems", { part: "snippet", playlistId: channel.replace(/^UC/, "UU") }, access_token)).items?.map(({ snippet }) => snippet.title);
    expect(await titlesIn(channelId)).toEqual(["Mine"]);
    await tell("POST", "videos", { channel: channelId, title: "Link only", privacy: "unlisted" });
    expect(await titlesIn(channelId)).toHaveLength(2);
    const toTheKey = (await (await fetch(`${simulator.url}/youtube/v3/playlistItems?part=snippet&key=right-key&playlistId=${channelId.replace(/^UC/, "UU")}`)).json()) as Listed;
    expect(toTheKey.items?.map(({ snippet }) => snippet.title)).toEqual(["Private video"]);
  });
});

describe("the simulated reports", () => {
  const query = { ids: "channel==MINE", startDate: "2026-09-01", endDate: "2026-11-01", metrics: "viewerPercentage", dimensions: "ageGroup,gender" };

  it("add up to about everybody", async () => {
    const { access_token } = await tokens();
    const { rows } = (await get("v2/reports", query, access_token)) as unknown as { rows: [string, string, number][] };
    expect(rows.reduce((sum, [, , percent]) => sum + percent, 0)).toBeCloseTo(100, 0);
  });

  it("have no rows where there are too few viewers", async () => {
    await tell("POST", "channels", { id: channelId, handle: "tidepools", title: "Tide Pools", subscribers: 12 });
    expect(await get("v2/reports", query, (await tokens()).access_token)).not.toHaveProperty("rows");
  });

  it.each([
    ["a metric that does not fit", { metrics: "views" }, "badRequest"],
    ["days the wrong way round", { endDate: "2026-08-01" }, "invalidParameter"],
    ["a day that is none", { startDate: "September" }, "invalidParameter"],
    ["no days", { startDate: "" }, "missingRequiredParameter"],
    ["somebody else's channel", { ids: "channel==UCabcdefghijklmnopqrstuv" }, "forbidden"],
  ])("refuse %s", async (_what, changes, reason) => {
    expect(reasonOf(await get("v2/reports", { ...query, ...(changes as Record<string, string>) }, (await tokens()).access_token))).toBe(reason);
  });

  it("want the right that was not granted", async () => {
    expect(reasonOf(await get("v2/reports", query, (await tokens({}, [READ_CHANNEL])).access_token))).toBe("insufficientPermissions");
  });
});

it("keeps grants over a restart when a state file is given", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "youtube-simulator-"));
  const stateFile = path.join(folder, "state.json");
  const first = await startYouTubeSimulator({ port: 0, stateFile });
  const url = consentUrl().replace(simulator.url, first.url);
  const { location } = await tell<{ location: string }>("POST", "consent", { url, account: "@miracooks" }, first.url);
  const code = new URL(location).searchParams.get("code") ?? "";
  const { body } = await post("token", { ...APP, grant_type: "authorization_code", code, redirect_uri: REDIRECT_URI, code_verifier: VERIFIER }, first.url);
  await first.close();
  const second = await startYouTubeSimulator({ port: 0, stateFile });
  const again = await refreshed(body.refresh_token ?? "", second.url);
  const channels = await get("youtube/v3/channels", { part: "snippet", mine: "true" }, body.access_token, second.url);
  await second.close();
  await rm(folder, { recursive: true });
  expect(again.status).toBe(200);
  expect(channels.items).toMatchObject([{ snippet: { title: "Mira Cooks" } }]);
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { createInstagramDiscovery } from "@fanfare/adapters/platforms";
import type { InstagramDiscovery, KnownPost } from "@fanfare/adapters/platforms";
import { Guards } from "@fanfare/adapters/resilience";
import type { PlatformPost } from "@fanfare/domain/tracking";

import { control } from "../control-client.ts";
import type { RunningServer } from "../http/serve.ts";
import { PAGE_ACCOUNT } from "./discovery.ts";
import { startInstagramSimulator } from "./simulator.ts";

const DAY_MS = 86_400_000;

let simulator: RunningServer;
let discovery: InstagramDiscovery;
let account: string;
/** What the installation knows of posts. */
const known = new Map<string, KnownPost>();

const tell = <T = unknown>(method: "GET" | "POST" | "PATCH" | "DELETE", path: string, body?: object) => control<T>(simulator.url, method, path, body);
const misbehave = (kind: string, fields: object = {}) => tell("POST", "misbehave", { kind, ...fields });
const connect = (timeoutMs = 10_000, accessToken = "simulated-page-token") =>
  createInstagramDiscovery({ graphBaseUrl: simulator.url, accountId: PAGE_ACCOUNT, accessToken, known: async (id) => known.get(id) ?? null, guards: new Guards(), timeoutMs, firstRetryMs: 1 });
const fetchAccount = async (handle: string, by = discovery) => (await by.fetchAccounts([{ externalId: null, handle }]))[0]!;
async function publish(fields: object = {}): Promise<{ id: string; shortcode: string }> {
  const post = await tell<{ id: string; shortcode: string; publishedAt: number }>("POST", "posts", { account, growthPerHour: 0, ...fields });
  for (const id of [post.id, post.shortcode]) known.set(id, { handle: "Mira.Cooks", publishedAt: new Date(post.publishedAt) });
  return post;
}
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS);
async function listed(handle: string, since = new Date(0)): Promise<PlatformPost[]> {
  const posts: PlatformPost[] = [];
  for await (const page of discovery.listPostsSince(handle, since)) posts.push(...page);
  return posts;
}

beforeAll(async () => {
  simulator = await startInstagramSimulator({ port: 0 });
});
afterAll(() => simulator.close());
beforeEach(async () => {
  await tell("POST", "reset");
  known.clear();
  discovery = connect();
  account = (await tell<{ id: string }>("POST", "accounts", { username: "mira.cooks", name: "Mira", followers: 184_000 })).id;
});

describe("the simulated business discovery", () => {
  interface Answer {
    readonly business_discovery?: { readonly media: { readonly data: object[]; readonly paging?: { readonly cursors: { readonly after: string } } } };
    readonly error?: object;
  }
  async function ask(question: string): Promise<Answer> {
    const url = `${simulator.url}/v25.0/${PAGE_ACCOUNT}?fields=${encodeURIComponent(question)}`;
    return (await (await fetch(url, { headers: { authorization: "Bearer simulated-page-token" } })).json()) as Answer;
  }

  it("tells who another account is, and the asking account's id beside it", async () => {
    expect(await ask("business_discovery.username(creator.00002){username,name,followers_count}")).toEqual({
      business_discovery: { id: expect.stringMatching(/^17841\d{12}$/), username: "creator.00002", name: "Creator 2", followers_count: expect.any(Number) },
      id: PAGE_ACCOUNT,
    });
  });

  it("pages inside of the answer, by cursors without a word of whether there is more", async () => {
    for (let nth = 0; nth < 30; nth += 1) await tell("POST", "posts", { account: "creator.00002" });
    const page = async (after: string) => (await ask(`business_discovery.username(creator.00002){media.limit(20)${after}{caption}}`)).business_discovery?.media;
    const sizes: number[] = [];
    let after = "";
    do {
      const { data = [], paging } = (await page(after)) ?? {};
      sizes.push(data.length);
      expect(paging ?? { cursors: { after: "" } }).toEqual({ cursors: { after: expect.any(String) } });
      after = paging ? `.after(${paging.cursors.after})` : "";
    } while (after);
    expect(sizes).toEqual([20, 17, 0]);
  });

  it.each<[string, object]>([
    ["does not tell a personal account from none", { isPersonal: true }],
    ["leaves out one that is not for all ages", { isAgeGated: true }],
  ])("%s", async (_what, fields) => {
    await tell("POST", "accounts", { username: "mira.cooks", ...fields });
    const found = await ask("business_discovery.username(mira.cooks){username}");
    const missing = await ask("business_discovery.username(nobody.there){username}");
    expect(missing.error).toMatchObject({ code: 110, error_subcode: 2_207_013 });
    expect(found).toEqual("isPersonal" in fields ? missing : { id: PAGE_ACCOUNT });
  });

  it.each([
    ["a field that others don't show", "business_discovery.username(creator.00002){account_type}"],
    ["a field of posts that others don't show", "business_discovery.username(creator.00002){media{shortcode}}"],
    ["a cursor that it did not give", "business_discovery.username(creator.00002){media.after(bm9uZQ){id}}"],
    ["a question without a name", "business_discovery{username}"],
  ])("refuses %s", async (_what, question) => {
    expect((await ask(question)).error).toMatchObject({ code: 100 });
  });
});

describe("discovery of accounts", () => {
  it("tells who a professional account is, by its name with or without @", async () => {
    await publish();
    const wanted = { platform: "instagram", externalId: account, handle: "mira.cooks", title: "Mira", country: null, followers: 184_000, views: null, posts: 1 };
    expect(await fetchAccount("mira.cooks")).toEqual(wanted);
    expect(await fetchAccount("@Mira.Cooks")).toEqual(wanted);
  });

  it.each<[string, object]>([
    ["personal", { isPersonal: true }],
    ["not for all ages", { isAgeGated: true }],
  ])("says gone for an account that is %s", async (_what, fields) => {
    const { id } = await publish();
    await tell("POST", "accounts", { username: "mira.cooks", ...fields });
    expect(await fetchAccount("mira.cooks")).toBe("gone");
    expect(await listed("mira.cooks")).toEqual([]);
    expect(await discovery.fetchPost(id)).toBe("gone");
  });

  it("says gone for nobody, and asks nobody for what can't be a name", async () => {
    expect(await fetchAccount("nobody.there")).toBe("gone");
    await misbehave("server-error", { times: 100 });
    for (const handle of ["", "mira){id}", "mira cooks", "m".repeat(31)]) expect(await fetchAccount(handle)).toBe("gone");
  });
});

describe("discovery of posts", () => {
  it("goes through all pages back to the moment asked for, each post once and no stories", async () => {
    const ids: string[] = [];
    for (let nth = 0; nth < 120; nth += 1) ids.push((await publish({ caption: "Pots #ad by @acme", publishedAt: daysAgo(0.1 + nth * 0.25).toISOString() })).id);
    await publish({ productType: "STORY" });
    const posts = await listed("mira.cooks");
    expect(posts.map(({ externalId }) => externalId)).toEqual(ids);
    expect(posts[0]).toMatchObject({ accountExternalId: account, accountHandle: "mira.cooks", disclosed: true, mentions: ["acme"], text: "Pots #ad by @acme" });
    expect((await listed("mira.cooks", daysAgo(2.5))).map(({ externalId }) => externalId)).toEqual(ids.slice(0, 10));
  });

  it("stops at the first page that is older than what is wanted", async () => {
    for (let nth = 0; nth < 120; nth += 1) await publish({ publishedAt: daysAgo(1 + nth).toISOString() });
    // Were a third page asked for, it would fail.
    await misbehave("100", { skip: 2, times: 100 });
    expect((await listed("mira.cooks", daysAgo(40.5))).length).toBe(40);
    await expect(listed("mira.cooks")).rejects.toMatchObject({ code: "tracking.platform-refused" });
  });

  it("finds a post by its id and by the shortcode of its address, with the views that videos have", async () => {
    const reel = await publish({ productType: "REELS", mediaType: "VIDEO", counts: { views: 5_000_000_000, likes: 3, comments: 1 }, publishedAt: daysAgo(30).toISOString() });
    for (let nth = 0; nth < 60; nth += 1) await publish();
    for (const id of [reel.id, reel.shortcode]) expect(await discovery.fetchPost(id)).toMatchObject({ externalId: reel.id, metrics: { views: 5_000_000_000, likes: 3, comments: 1, shares: null } });
  });

  it("says gone for a post that was deleted, or of which nothing is known", async () => {
    const { id } = await publish();
    await tell("DELETE", `posts/${id}`);
    expect(await discovery.fetchPost(id)).toBe("gone");
    const { id: other } = await publish();
    known.clear();
    expect(await discovery.fetchPost(other)).toBe("gone");
  });

  it("reads metrics of any number of posts, account by account; what is hidden is unknown", async () => {
    const [photo, shy] = [await publish({ counts: { views: 9, likes: 7, comments: 2 } }), await publish({ likesHidden: true })];
    const other = await tell<{ id: string }>("POST", "posts", { account: "creator.00001", growthPerHour: 0, counts: { likes: 5 } });
    known.set(other.id, { handle: "creator.00001", publishedAt: null });
    const metrics = await discovery.fetchMetrics([photo.id, shy.id, other.id, photo.id, "17000000000000000"]);
    expect([...metrics.keys()].sort()).toEqual([photo.id, shy.id, other.id].sort());
    expect(metrics.get(photo.id)).toMatchObject({ views: null, likes: 7, comments: 2 });
    expect(metrics.get(shy.id)).toMatchObject({ likes: null });
    expect(metrics.get(other.id)).toMatchObject({ likes: 5 });
  });

  it("ends with an error when the platform's cursor goes in circles", async () => {
    for (let nth = 0; nth < 3; nth += 1) await publish();
    await misbehave("endless-cursor", { times: 10_000 });
    await expect(listed("mira.cooks")).rejects.toMatchObject({ code: "tracking.platform-answer-malformed" });
  });
});

describe("a platform that fails discovery", () => {
  it.each(["190", "102", "10", "200", "2500", "100"])("with code %s is the operator's matter, whose token it is", async (kind) => {
    await misbehave(kind);
    await expect(fetchAccount("mira.cooks")).rejects.toMatchObject({ code: "tracking.platform-refused" });
  });

  it("because the token is wrong is the operator's matter, too", async () => {
    await expect(fetchAccount("mira.cooks", connect(10_000, "nonsense"))).rejects.toMatchObject({ code: "tracking.platform-refused" });
  });

  it.each(["4", "17", "32", "613", "80002"])("with code %s keeps all discovery away", async (kind) => {
    await misbehave(kind);
    await expect(fetchAccount("mira.cooks")).rejects.toMatchObject({ code: "tracking.platform-unavailable", retryAfterMs: 300_000 });
    await expect(fetchAccount("creator.00001")).rejects.toThrow("paused");
  });

  it.each(["1", "2", "server-error"])("with %s is tried again", async (kind) => {
    await misbehave(kind);
    expect(await fetchAccount("mira.cooks")).toMatchObject({ externalId: account });
  });

  it("waits as many minutes as the usage tells", async () => {
    await tell("POST", "quota", { accountPerDay: 1 });
    await fetchAccount("mira.cooks");
    await expect(fetchAccount("mira.cooks")).rejects.toMatchObject({ code: "tracking.platform-unavailable", retryAfterMs: DAY_MS });
  });

  it("sends numbers as text, and is read all the same", async () => {
    await misbehave("text-counts");
    expect(await fetchAccount("mira.cooks")).toMatchObject({ followers: 184_000 });
  });

  it.each([
    ["html", "platform-unavailable"],
    ["cut-body", "platform-unavailable"],
    ["closed", "platform-unavailable"],
    ["hang", "platform-unavailable"],
    ["not-json", "platform-answer-malformed"],
    ["negative-counts", "platform-answer-malformed"],
  ])("with %s is a typed error", async (kind, code) => {
    await misbehave(kind, { times: 100 });
    const patient = kind === "hang" ? connect(150) : discovery;
    await expect(fetchAccount("mira.cooks", patient)).rejects.toMatchObject({ kind: "unavailable", code: `tracking.${code}` });
  });
});

import { describe, expect, it } from "vitest";

import { PostList, TokenAnswer, UserAnswer, handlesIn, toAccount, toGrant, toPost } from "./mapper.ts";

const at = new Date("2026-11-23T10:00:00Z");
const wirePost = {
  id: "1728331234567890123",
  author_id: "2244994945",
  text: "Pots with @acme &amp; friends https://t.co/abcdefghij #ad",
  edit_history_tweet_ids: ["1728331234567890123"],
  created_at: "2026-11-20T21:30:18.000Z",
  entities: { urls: [{ start: 30, end: 53, url: "https://t.co/abcdefghij", expanded_url: "https://acme.example/p", display_url: "acme.example/p" }] },
  paid_partnership: false,
  public_metrics: { retweet_count: 7, reply_count: 2, like_count: 30, quote_count: 1, bookmark_count: 4, impression_count: 5_000_000_000 },
};
const listOf = (changes: object) => PostList.safeParse({ data: [{ ...wirePost, ...changes }], includes: { users: [{ id: "2244994945", username: "MiraCooks", name: "Mira" }] } });
const postOf = (changes: object = {}) => toPost(listOf(changes).data!.data[0]!, "miracooks", at);

describe("a post of X", () => {
  it("keeps what the platform says, in the words of its author", () => {
    expect(postOf()).toMatchObject({
      platform: "x",
      externalId: "1728331234567890123",
      accountExternalId: "2244994945",
      accountHandle: "miracooks",
      publishedAt: new Date("2026-11-20T21:30:18Z"),
      text: "Pots with @acme & friends https://acme.example/p #ad",
      links: ["https://acme.example/p"],
      mentions: ["acme"],
      disclosed: true,
      metrics: { views: 5_000_000_000, likes: 30, comments: 2, shares: 8, at, raw: { impression_count: 5_000_000_000 } },
      raw: { edit_history_tweet_ids: ["1728331234567890123"] },
    });
  });

  it("does not know what is null or missing", () => {
    expect(postOf({ public_metrics: { retweet_count: 0, reply_count: null, like_count: 3 } }).metrics).toMatchObject({ views: null, likes: 3, comments: null, shares: 0 });
    expect(postOf({ public_metrics: undefined }).metrics).toMatchObject({ views: null, likes: null, comments: null, shares: null });
  });

  it("is marked as advertising by the platform's flag alone", () => {
    expect(postOf({ text: "Soup", entities: undefined, paid_partnership: true }).disclosed).toBe(true);
    expect(postOf({ text: "Soup", entities: undefined, paid_partnership: undefined }).disclosed).toBe(false);
  });

  it("keeps a short link that leads nowhere known", () => {
    expect(postOf({ entities: { urls: [{ url: "https://t.co/abcdefghij" }] } }).links).toEqual(["https://t.co/abcdefghij"]);
  });

  it.each([
    ["a negative count", { public_metrics: { impression_count: -1 } }],
    ["a word for a count", { public_metrics: { like_count: "many" } }],
    ["an id that is a number", { id: 1728331234567890000 }],
    ["no time", { created_at: undefined }],
  ])("is not read with %s", (_what, changes) => {
    expect(listOf(changes).success).toBe(false);
  });
});

describe("a list of X", () => {
  it("is empty where `data` is left out", () => {
    expect(PostList.parse({ meta: { result_count: 0 } }).data).toEqual([]);
  });

  it("names authors beside the posts", () => {
    expect([...handlesIn(listOf({}).data!)]).toEqual([["2244994945", "miracooks"]]);
    expect([...handlesIn(PostList.parse({}))]).toEqual([]);
  });
});

describe("an account of X", () => {
  it("is read with what it tells", () => {
    const { data } = UserAnswer.parse({ data: { id: "2244994945", username: "MiraCooks", name: "", public_metrics: { followers_count: 507_902, tweet_count: 3_561 } } });
    expect(toAccount(data)).toEqual({ platform: "x", externalId: "2244994945", handle: "miracooks", title: "miracooks", country: null, followers: 507_902, views: null, posts: 3_561 });
  });
});

describe("a grant of X", () => {
  it("has no refresh token where the scope for it was not granted", () => {
    const answer = TokenAnswer.parse({ token_type: "bearer", expires_in: 7_200, access_token: "a", scope: "tweet.read users.read" });
    expect(toGrant(answer, "1", at.getTime())).toEqual({ accessToken: "a", refreshToken: null, expiresAt: new Date("2026-11-23T12:00:00Z"), scopes: ["tweet.read", "users.read"], externalId: "1" });
  });
});

import { describe, expect, it } from "vitest";

import { ClipList, FollowerTotal, TokenAnswer, UserList, VideoList, clipToPost, durationMs, toAccount, toGrant, videoToPost } from "./mapper.ts";

const at = new Date("2026-11-23T10:00:00Z");
const wireVideo = {
  id: "335921245",
  stream_id: null,
  user_id: "141981764",
  user_login: "TwitchDev",
  user_name: "TwitchDev",
  title: "Pots with @acme.pots #ad",
  description: "More at https://acme.example/p",
  published_at: "2026-11-20T21:30:18Z",
  viewable: "public",
  view_count: 5_000_000_000,
  type: "upload",
  duration: "3m21s",
  muted_segments: null,
};
const wireClip = {
  id: "AwkwardHelplessSalamanderSwiftRage",
  broadcaster_id: "67955580",
  creator_id: "53834192",
  creator_name: "BlackNova03",
  title: "babymetal",
  view_count: 10,
  created_at: "2026-11-20T22:34:18Z",
  duration: 12.9,
};
const videosOf = (changes: object) => VideoList.safeParse({ data: [{ ...wireVideo, ...changes }], pagination: {} });
const postOf = (changes: object = {}) => videoToPost(videosOf(changes).data!.data[0]!, at);
const clipOf = (changes: object = {}) => clipToPost(ClipList.parse({ data: [{ ...wireClip, ...changes }] }).data[0]!, at);

describe("a video as a post", () => {
  it("keeps what the platform says, with title and description as its text", () => {
    expect(postOf()).toMatchObject({
      platform: "twitch",
      externalId: "335921245",
      accountExternalId: "141981764",
      accountHandle: "twitchdev",
      publishedAt: new Date("2026-11-20T21:30:18Z"),
      text: "Pots with @acme.pots #ad\nMore at https://acme.example/p",
      links: ["https://acme.example/p"],
      mentions: ["acme.pots"],
      disclosed: true,
      durationMs: 201_000,
      unlisted: false,
      metrics: { views: 5_000_000_000, likes: null, comments: null, shares: null, at, raw: { view_count: 5_000_000_000 } },
      raw: { stream_id: null, type: "upload" },
    });
  });

  it("does not know a count that is null or missing, and bears a video without words", () => {
    expect(postOf({ view_count: null, description: null, title: "", user_login: "", duration: "" })).toMatchObject({ text: "", accountHandle: null, durationMs: null, metrics: { views: null } });
    expect(postOf({ view_count: undefined }).metrics.views).toBeNull();
  });

  it.each([
    ["a negative count", { view_count: -1 }],
    ["a count in words", { view_count: "many" }],
    ["no owner", { user_id: "" }],
    ["an id that is a number", { id: 335921245 }],
    ["a time that is none", { published_at: "yesterday" }],
  ])("is not read when it has %s", (_what, changes) => {
    expect(videosOf(changes).success).toBe(false);
  });
});

describe("a clip as a post", () => {
  it("belongs to who cut it, not to who is seen", () => {
    expect(clipOf()).toMatchObject({ externalId: "AwkwardHelplessSalamanderSwiftRage", accountExternalId: "53834192", accountHandle: "blacknova03", durationMs: 12_900, metrics: { views: 10 } });
  });

  it("has no handle where the name to show is in another script", () => {
    expect(clipOf({ creator_name: "미라쿡스", duration: null })).toMatchObject({ accountHandle: null, durationMs: null });
  });
});

describe("a duration", () => {
  it.each([
    ["3h45m54s", 13_554_000],
    ["3m21s", 201_000],
    ["5s", 5_000],
    ["48h0m0s", 172_800_000],
    ["2h", 7_200_000],
    ["0s", null],
    ["", null],
    ["PT3M", null],
    ["201", null],
  ])("%j is %s ms", (text, expected) => {
    expect(durationMs(text)).toBe(expected);
  });
});

describe("a user as an account", () => {
  it("has followers, and nothing that the platform does not tell: its view count is no count", () => {
    const user = UserList.parse({ data: [{ id: "1", login: "miracooks", display_name: "MiraCooks", view_count: 0 }] }).data[0]!;
    expect(toAccount(user, FollowerTotal.parse({ total: 7, data: [], pagination: {} }).total)).toEqual({
      platform: "twitch", externalId: "1", handle: "miracooks", title: "MiraCooks", country: null, followers: 7, views: null, posts: null,
    });
  });
});

describe("a token answer as a grant", () => {
  const answer = { access_token: "a", expires_in: 14_400, refresh_token: "r", scope: ["x:y"], token_type: "bearer" };

  it("lives as long as the answer says", () => {
    expect(toGrant(TokenAnswer.parse(answer), "1", null, at.getTime())).toEqual({ accessToken: "a", refreshToken: "r", expiresAt: new Date("2026-11-23T14:00:00Z"), scopes: ["x:y"], externalId: "1" });
  });

  it("keeps the old refresh token when none came, and may have no scopes", () => {
    expect(toGrant(TokenAnswer.parse({ access_token: "a", expires_in: 1 }), "1", "old", 0)).toMatchObject({ refreshToken: "old", scopes: [] });
  });
});

import { describe, expect, it } from "vitest";

import { StatsQueryAnswer, TokenAnswer, UserAnswer, VideoListAnswer, toAccount, toGrant, toMetrics, toPost } from "./mapper.ts";

const at = new Date("2026-11-23T10:00:00Z");
const wireVideo = {
  id: "7412345678901234567",
  create_time: 1_795_000_000,
  title: "Soup with @acme.pots",
  video_description: "Soup with @acme.pots #soup https://acme.example/p",
  duration: 47,
  share_url: "https://www.tiktok.com/@Mira.Cooks/video/7412345678901234567?utm_campaign=x",
  view_count: 5_000_000_000,
  like_count: 12,
  comment_count: 3,
  share_count: 1,
};
const listOf = (changes: object) => VideoListAnswer.safeParse({ data: { videos: [{ ...wireVideo, ...changes }], cursor: 1_795_000_000_000, has_more: false }, error: { code: "ok" } });
function postOf(changes: object = {}) {
  const video = listOf(changes).data?.data.videos?.[0];
  if (!video) throw new Error("The video was not read.");
  return toPost(video, "open-id", at);
}

describe("a video as a post", () => {
  it("keeps what the platform says, and says the title once", () => {
    expect(postOf()).toMatchObject({
      platform: "tiktok",
      externalId: "7412345678901234567",
      accountExternalId: "open-id",
      accountHandle: "mira.cooks",
      publishedAt: new Date(1_795_000_000_000),
      text: "Soup with @acme.pots #soup https://acme.example/p",
      links: ["https://acme.example/p"],
      mentions: ["acme.pots"],
      hashtags: ["soup"],
      disclosed: false,
      durationMs: 47_000,
      metrics: { views: 5_000_000_000, likes: 12, comments: 3, shares: 1, at },
    });
  });

  it("joins title and description where they differ", () => {
    expect(postOf({ title: "One", video_description: "Two #ad" })).toMatchObject({ text: "One\nTwo #ad", disclosed: true });
  });

  it.each([
    ["null", null],
    ["missing", undefined],
  ])("does not know a count that is %s", (_what, count) => {
    expect(postOf({ view_count: count, like_count: count }).metrics).toMatchObject({ views: null, likes: null, comments: 3 });
  });

  it("reads a count that is text", () => {
    expect(postOf({ view_count: "17" }).metrics.views).toBe(17);
  });

  it("bears a photo post: no duration, no text, an address without a handle", () => {
    expect(postOf({ duration: 0, title: "", video_description: null, share_url: "" })).toMatchObject({ durationMs: null, text: "", accountHandle: null });
  });

  it.each([
    ["a negative count", { view_count: -1 }],
    ["a count in words", { like_count: "many" }],
    ["a time in milliseconds", { create_time: 1_795_000_000_000 }],
    ["an id that is a number", { id: 741234567890 }],
  ])("is not read when it has %s", (_what, changes) => {
    expect(listOf(changes).success).toBe(false);
  });
});

describe("lists", () => {
  it("may hold null for no videos, but must say whether there is more", () => {
    expect(VideoListAnswer.safeParse({ data: { videos: null, has_more: true, cursor: 5 } }).success).toBe(true);
    expect(VideoListAnswer.safeParse({ data: { videos: [] } }).success).toBe(false);
  });

  it("of metrics hold counts alone", () => {
    const video = StatsQueryAnswer.parse({ data: { videos: [{ id: "1", view_count: 5 }] } }).data.videos?.[0];
    expect(toMetrics(video!, at)).toEqual({ views: 5, likes: null, comments: null, shares: null, at, raw: { view_count: 5, like_count: null, comment_count: null, share_count: null } });
  });
});

describe("a user as an account", () => {
  const accountOf = (user: object) => toAccount(UserAnswer.parse({ data: { user } }).data.user);

  it("has followers and a folded handle", () => {
    expect(accountOf({ open_id: "o", display_name: "Mira", username: "Mira.Cooks", follower_count: 7, video_count: 2 })).toEqual({
      platform: "tiktok", externalId: "o", handle: "mira.cooks", title: "Mira", country: null, followers: 7, views: null, posts: 2,
    });
  });

  it("may tell no more than its id, when nothing else was granted", () => {
    expect(accountOf({ open_id: "o" })).toMatchObject({ handle: null, title: "o", followers: null, posts: null });
  });
});

describe("a token answer as a grant", () => {
  it("lives as long as the answer says, with the scopes that were granted", () => {
    const answer = TokenAnswer.parse({ access_token: "act.a", expires_in: 7200, open_id: "o", refresh_token: "rft.b", refresh_expires_in: 15_552_000, scope: "user.info.basic,video.list", token_type: "Bearer" });
    expect(toGrant(answer, at.getTime())).toEqual({
      accessToken: "act.a", refreshToken: "rft.b", expiresAt: new Date("2026-11-23T12:00:00Z"), lapsesAt: new Date("2027-05-22T10:00:00Z"), scopes: ["user.info.basic", "video.list"], externalId: "o",
    });
  });
});

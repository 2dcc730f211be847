import { describe, expect, it } from "vitest";

import { InsightsAnswer, MediaListAnswer, ProfileAnswer, StatsByIdAnswer, toAccount, toInsights, toMetrics, toPost } from "./mapper.ts";

const at = new Date("2026-11-23T10:00:00Z");
const wireMedia = {
  id: "17895695668004550",
  caption: "Soup with @acme.pots #Soup #ad",
  media_type: "VIDEO",
  media_product_type: "REELS",
  permalink: "https://www.instagram.com/reel/C1aB_2-dEfG/",
  shortcode: "C1aB_2-dEfG",
  timestamp: "2026-11-20T08:25:28+0000",
  username: "Mira.Cooks",
  like_count: 12,
  comments_count: 3,
};
const listOf = (changes: object) => MediaListAnswer.safeParse({ data: [{ ...wireMedia, ...changes }], paging: { cursors: { before: "a", after: "b" } } });
function postOf(changes: object = {}, insights = {}) {
  const media = listOf(changes).data?.data[0];
  if (!media) throw new Error("The post was not read.");
  return toPost(media, "17841400000000001", insights, at);
}

describe("a media object as a post", () => {
  it("keeps what the platform says, with ids longer than a number holds", () => {
    expect(postOf({}, { views: 5_000_000_000, shares: 4, likes: 99 })).toMatchObject({
      platform: "instagram",
      externalId: "17895695668004550",
      accountExternalId: "17841400000000001",
      accountHandle: "mira.cooks",
      publishedAt: new Date("2026-11-20T08:25:28Z"),
      text: "Soup with @acme.pots #Soup #ad",
      mentions: ["acme.pots"],
      hashtags: ["soup", "ad"],
      disclosed: true,
      durationMs: null,
      metrics: { views: 5_000_000_000, likes: 12, comments: 3, shares: 4 },
      raw: { shortcode: "C1aB_2-dEfG", timestamp: "2026-11-20T08:25:28.000Z" },
    });
  });

  it("reads a time in another zone", () => {
    expect(postOf({ timestamp: "2026-11-20T08:25:28-0330" }).publishedAt).toEqual(new Date("2026-11-20T11:55:28Z"));
  });

  it("bears a missing caption, hidden likes and comments that are off", () => {
    expect(postOf({ caption: undefined, like_count: undefined, comments_count: null, username: undefined })).toMatchObject({
      text: "", accountHandle: null, metrics: { views: null, likes: null, comments: null, shares: null },
    });
  });

  it("takes hidden likes from the insights", () => {
    expect(postOf({ like_count: undefined }, { likes: 7 }).metrics.likes).toBe(7);
  });

  it.each([
    ["a negative count", { like_count: -1 }],
    ["a count in words", { comments_count: "many" }],
    ["a time that is none", { timestamp: "yesterday" }],
    ["an id that is a number", { id: 17895695 }],
  ])("is not read when it has %s", (_what, changes) => {
    expect(listOf(changes).success).toBe(false);
  });
});

describe("insights", () => {
  it("stand in values or in total_value; a metric without data is missing, and so unknown", () => {
    const answer = { data: [{ name: "views", period: "lifetime", values: [{ value: 17 }] }, { name: "shares", total_value: { value: 2 } }, { name: "reach", values: [{ value: null }] }] };
    expect(toInsights(InsightsAnswer.parse(answer))).toEqual({ views: 17, shares: 2, reach: null });
    expect(toInsights(InsightsAnswer.parse({ data: [] }))).toEqual({});
  });
});

describe("counts of many posts", () => {
  it("are an object keyed by id, and kept as they came beside their insights", () => {
    const stats = StatsByIdAnswer.parse({ "1": { id: "1", like_count: 2 } })["1"];
    expect(stats && toMetrics(stats, { views: 5 }, at)).toEqual({ views: 5, likes: 2, comments: null, shares: null, at, raw: { like_count: 2, comments_count: null, insights: { views: 5 } } });
  });
});

describe("a profile as an account", () => {
  it("goes by the professional account's id, not by the app's own", () => {
    const profile = { id: "7001", user_id: "17841400000000001", username: "Mira.Cooks", name: "Mira", followers_count: 7, media_count: 2 };
    expect(toAccount(ProfileAnswer.parse(profile))).toEqual({
      platform: "instagram", externalId: "17841400000000001", handle: "mira.cooks", title: "Mira", country: null, followers: 7, views: null, posts: 2,
    });
  });

  it("may be no more than an id", () => {
    expect(toAccount(ProfileAnswer.parse({ id: "7001" }))).toMatchObject({ externalId: "7001", title: "7001", handle: null, followers: null });
  });
});

import { describe, expect, it } from "vitest";

import { ChannelList, OwnChannelList, PlaylistItemList, TokenAnswer, VideoList, VideoStatsList, durationMs, toAccount, toGrant, toMetrics, toPost, uploadOf } from "./mapper.ts";

const at = new Date("2026-11-23T10:00:00Z");
const wireVideo = {
  kind: "youtube#video",
  id: "dQw4w9WgXcQ",
  snippet: { publishedAt: "2026-11-20T08:00:00.12345Z", channelId: "UCx", title: "A walk", description: "With @acme https://acme.example/a #walk", thumbnails: {} },
  statistics: { viewCount: "4294967299", likeCount: "12", favoriteCount: "0", commentCount: "3" },
  contentDetails: { duration: "PT4M7S" },
  status: { privacyStatus: "public" },
  paidProductPlacementDetails: { hasPaidProductPlacement: false },
};

function postOf(changes: object) {
  const { items } = VideoList.parse({ kind: "youtube#videoListResponse", items: [{ ...wireVideo, ...changes }] });
  const [video] = items;
  if (!video) throw new Error("The list is empty.");
  return toPost(video, "walker", at);
}

describe("a video as a post", () => {
  it("keeps what the platform says", () => {
    expect(postOf({})).toMatchObject({
      platform: "youtube",
      externalId: "dQw4w9WgXcQ",
      accountExternalId: "UCx",
      accountHandle: "walker",
      publishedAt: new Date("2026-11-20T08:00:00.123Z"),
      text: "A walk\nWith @acme https://acme.example/a #walk",
      links: ["https://acme.example/a"],
      mentions: ["acme"],
      hashtags: ["walk"],
      disclosed: false,
      durationMs: 247_000,
      unlisted: false,
      metrics: { views: 4_294_967_299, likes: 12, comments: 3, shares: null, at },
    });
  });

  it("leaves hidden likes and switched-off comments unknown", () => {
    expect(postOf({ statistics: { viewCount: "5" } }).metrics).toMatchObject({ views: 5, likes: null, comments: null });
  });

  it("bears parts that are missing", () => {
    const post = postOf({ statistics: undefined, contentDetails: undefined, status: undefined, paidProductPlacementDetails: undefined });
    expect(post).toMatchObject({ durationMs: null, disclosed: false, metrics: { views: null } });
  });

  it("is disclosed by the platform's flag as well as by a tag", () => {
    expect(postOf({ paidProductPlacementDetails: { hasPaidProductPlacement: true } }).disclosed).toBe(true);
    expect(postOf({ snippet: { ...wireVideo.snippet, description: "#Werbung" } }).disclosed).toBe(true);
  });

  it.each([
    ["a count that is no number", { statistics: { viewCount: "many" } }],
    ["a negative count", { statistics: { viewCount: "-1" } }],
    ["a count beyond what a number holds", { statistics: { viewCount: "9007199254740993" } }],
    ["a time that is no time", { snippet: { ...wireVideo.snippet, publishedAt: "yesterday" } }],
    ["no channel", { snippet: { ...wireVideo.snippet, channelId: "" } }],
  ])("is not read when it has %s", (_what, changes) => {
    expect(VideoList.safeParse({ kind: "k", items: [{ ...wireVideo, ...changes }] }).success).toBe(false);
  });

  it("may be missing altogether: a list without items is empty", () => {
    expect(VideoList.parse({ kind: "youtube#videoListResponse" }).items).toEqual([]);
  });
});

describe("batch statistics", () => {
  it("are read as text or as numbers, and kept as they came", () => {
    const { items } = VideoStatsList.parse({ kind: "youtube#batchGetStatsResponse", items: [{ id: "a", statistics: { viewCount: 7, likeCount: "2", newCount: "1" } }] });
    expect(toMetrics(items[0]!.statistics, at)).toMatchObject({ views: 7, likes: 2, comments: null, raw: { newCount: "1" } });
  });
});

describe("a channel as an account", () => {
  const channel = { id: "UCx", snippet: { title: "Walker", customUrl: "@Walker" }, statistics: { viewCount: "10", subscriberCount: "10700000", hiddenSubscriberCount: false, videoCount: "2" } };
  const accountOf = (changes: object) => {
    const item = ChannelList.parse({ kind: "k", items: [{ ...channel, ...changes }] }).items[0];
    return item && toAccount(item);
  };

  it("keeps handle, followers and posts", () => {
    expect(accountOf({})).toEqual({ platform: "youtube", externalId: "UCx", handle: "walker", title: "Walker", country: null, followers: 10_700_000, views: 10, posts: 2 });
  });

  it("does not know followers that are hidden, whatever number is sent", () => {
    expect(accountOf({ statistics: { subscriberCount: "0", hiddenSubscriberCount: true } })).toMatchObject({ followers: null });
  });

  it("may have no handle", () => {
    expect(accountOf({ snippet: { title: "Walker" } })).toMatchObject({ handle: null });
  });
});

describe("a channel as its owner is shown it", () => {
  it("may not say where its uploads are listed", () => {
    const ofParts = (parts: object) => OwnChannelList.parse({ kind: "k", items: [{ id: "UCx", snippet: { title: "Walker" }, ...parts }] }).items[0]?.contentDetails.relatedPlaylists.uploads;
    expect(ofParts({ contentDetails: { relatedPlaylists: { likes: "", uploads: "UUx" } } })).toBe("UUx");
    expect([ofParts({}), ofParts({ contentDetails: {} }), ofParts({ contentDetails: { relatedPlaylists: { likes: "" } } })]).toEqual([undefined, undefined, undefined]);
  });
});

describe("an entry of the list of uploads", () => {
  const uploadIn = (item: object) => uploadOf(PlaylistItemList.parse({ kind: "k", items: [item] }).items[0]!);
  const contentDetails = { videoId: "a", videoPublishedAt: "2026-11-20T08:00:00Z" };

  it("stands for a published video, whatever its title", () => {
    expect(uploadIn({ contentDetails, status: { privacyStatus: "unlisted" } })).toEqual({ id: "a", publishedAt: new Date("2026-11-20T08:00:00Z") });
    expect(uploadIn({ contentDetails, snippet: { title: "Private video" } })).not.toBeNull();
  });

  it("is a gap where the video is deleted or private", () => {
    expect(uploadIn({ contentDetails: { videoId: "a" }, snippet: { title: "Deleted video" }, status: { privacyStatus: "privacyStatusUnspecified" } })).toBeNull();
    expect(uploadIn({ contentDetails, status: { privacyStatus: "private" } })).toBeNull();
  });
});

describe("an answer of the token endpoint as a grant", () => {
  const before = { externalId: "UCx", refreshToken: "1//old", scopes: ["a", "b"] };
  const grantOf = (changes: object) => toGrant(TokenAnswer.parse({ access_token: "ya29.x", expires_in: 3599, ...changes }), before, at.getTime());

  it("keeps what the answer leaves out", () => {
    expect(grantOf({ token_type: "Bearer" })).toEqual({ accessToken: "ya29.x", refreshToken: "1//old", expiresAt: new Date(at.getTime() + 3_599_000), scopes: ["a", "b"], externalId: "UCx" });
  });

  it("takes what it tells", () => {
    expect(grantOf({ refresh_token: "1//new", scope: "a" })).toMatchObject({ refreshToken: "1//new", scopes: ["a"] });
  });
});

describe("durations", () => {
  it.each([
    ["PT4M7S", 247_000],
    ["PT1H", 3_600_000],
    ["P1DT2H3M4S", 93_784_000],
    ["PT59S", 59_000],
    ["P0D", null],
    ["247s", null],
    [undefined, null],
  ])("reads %s", (text, expected) => {
    expect(durationMs(text)).toBe(expected);
  });
});

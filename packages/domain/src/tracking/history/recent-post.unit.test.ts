import { RecentPost } from "@fanfare/contracts/creator-metrics";
import { describe, expect, it } from "vitest";
import type { PlatformPost } from "../platform.port.ts";
import { recentPostOf } from "./recent-post.ts";

const post = (told: Partial<PlatformPost> = {}): PlatformPost => ({
  platform: "instagram", externalId: "178", accountExternalId: "1", accountHandle: "mira", publishedAt: new Date("2026-05-01T10:00:00Z"), text: "Long run", links: [], mentions: ["kestrel"],
  hashtags: ["run"], disclosed: true, durationMs: null, unlisted: false, url: "https://www.instagram.com/p/abc/", raw: { media_type: "IMAGE" },
  metrics: { views: null, likes: 0, comments: 2, shares: null, at: new Date(), raw: { insights: { saved: 7 } } }, ...told,
});

describe("a post among an account's newest", () => {
  it("keeps what is not told unknown, and zero zero", () => {
    expect(recentPostOf(post())).toMatchObject({ url: "https://www.instagram.com/p/abc/", kind: "image", isSponsored: true, views: null, likes: 0, shares: null, saves: 7 });
  });

  it.each([
    ["a reel", { raw: { media_product_type: "REELS" } }, "short"],
    ["an album", { raw: { media_type: "CAROUSEL_ALBUM" } }, "carousel"],
    ["a story", { isStory: true }, "story"],
    ["a video of half a minute on YouTube", { platform: "youtube" as const, durationMs: 30_000 }, "short"],
    ["a longer one", { platform: "youtube" as const, durationMs: 61_000 }, "video"],
    ["a stream that goes on", { platform: "youtube" as const, durationMs: null }, "stream"],
    ["a recorded stream on Twitch", { platform: "twitch" as const, raw: { type: "archive" } }, "stream"],
  ])("given %s, says so", (_, told, kind) => {
    expect(recentPostOf(post(told)).kind).toBe(kind);
  });

  it("fits what the catalogue takes, however long it is", () => {
    const long = { text: "x".repeat(5_000), hashtags: Array.from({ length: 50 }, () => "y".repeat(90)), mentions: Array.from({ length: 50 }, () => "z") };
    expect(RecentPost.safeParse(recentPostOf(post(long))).success).toBe(true);
  });
});

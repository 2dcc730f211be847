import type { RecentPost } from "@fanfare/contracts/creator-metrics";
import { describe, expect, it } from "vitest";
import { averagesOf, bringUpToDate, keptDays, keptPosts, type AccountState } from "./account-state.ts";
import type { AccountReading } from "./reading.ts";

const state: AccountState = {
  source: "youtube", readAt: new Date("2026-05-01T10:00:00Z"), handle: "mira", followers: 1_000, averageViews: 500, postCount: 40, lastPostAt: null,
  metrics: { averageLikes: 50, following: 7 }, audience: null, audienceReadAt: null, history: [{ day: "2026-05-01", followers: 1_000, averageLikes: 50, averageViews: 500 }], posts: [],
};
const reading = (at: string, told: Partial<AccountReading> = {}): AccountReading => ({
  socialAccountId: "a", takenAt: new Date(at), source: "youtube", rawKey: "k", handle: null, followers: null, views: null, posts: null, recent: null, audience: null, ...told,
});
const post = (id: string, publishedAt: string, told: Partial<RecentPost> = {}): RecentPost => ({
  url: `https://www.youtube.com/watch?v=${id}`, kind: "video", publishedAt, caption: "", hashtags: [], mentions: [], isSponsored: false, views: null, likes: null, comments: null, shares: null, saves: null, ...told,
});
const after = (from: AccountState, read: AccountReading, isLastOfDay = true) => bringUpToDate(from, read, { isLastOfDay });

describe("an account after a reading", () => {
  it("given nothing told, keeps every figure and only says when it was looked at", () => {
    const next = after(state, reading("2026-05-02T10:00:00Z"));
    expect(next).toEqual({ ...state, readAt: new Date("2026-05-02T10:00:00Z"), history: [...state.history, { day: "2026-05-02", followers: null, averageLikes: null, averageViews: null }] });
  });

  it("given a true zero, shows zero", () => {
    expect(after(state, reading("2026-05-02T10:00:00Z", { followers: 0, posts: 0 }))).toMatchObject({ followers: 0, postCount: 0 });
  });

  it("given a reading that came late, changes only its day of the history", () => {
    const next = after(state, reading("2026-04-30T10:00:00Z", { followers: 900 }));
    expect(next).toEqual({ ...state, history: [{ day: "2026-04-30", followers: 900, averageLikes: null, averageViews: null }, ...state.history] });
    expect(after(state, reading("2026-05-01T09:00:00Z", { followers: 900 }), false)).toEqual(state);
  });

  it("given figures out of a list, the platform's own take their place", () => {
    expect(after({ ...state, source: "import: list.csv", readAt: new Date("2026-06-01") }, reading("2026-05-02T10:00:00Z", { followers: 2_000 }))).toMatchObject({ source: "youtube", followers: 2_000 });
  });

  it("measures the recent posts, leaves out what was taken down, and keeps counts that are hidden now", () => {
    const known = [post("gone", "2026-04-20T00:00:00Z", { views: 9 }), post("kept", "2026-04-10T00:00:00Z", { views: 100, likes: 10 }), post("old", "2026-03-01T00:00:00Z", { views: 200, likes: 20 })];
    const recent = { since: new Date("2026-04-01"), posts: [post("new", "2026-04-30T00:00:00Z", { views: 301, likes: 31 }), post("kept", "2026-04-10T00:00:00Z", { views: 150 })] };
    const next = after({ ...state, posts: known }, reading("2026-05-02T10:00:00Z", { recent }));
    expect(next.posts.map(({ url, views, likes }) => [url.slice(-4).replace(/.*=/, ""), views, likes])).toEqual([["new", 301, 31], ["kept", 150, 10], ["old", 200, 20]]);
    expect(next).toMatchObject({ averageViews: 217, metrics: { averageLikes: 20, following: 7 }, lastPostAt: new Date("2026-04-30T00:00:00Z") });
  });

  it("keeps the newest posts and days only", () => {
    const many = Array.from({ length: 80 }, (_, index) => post(`p${index}`, new Date(Date.UTC(2026, 0, 1 + index)).toISOString()));
    const days = Array.from({ length: keptDays }, (_, index) => ({ day: new Date(Date.UTC(2024, 0, 1 + index)).toISOString().slice(0, 10), followers: index, averageLikes: null, averageViews: null }));
    const next = after({ ...state, history: days }, reading("2026-05-02T10:00:00Z", { recent: { since: new Date("2026-01-01"), posts: many } }));
    expect([next.posts.length, next.posts[0]!.url.endsWith("p79"), next.history.length, next.history[0]!.day]).toEqual([keptPosts, true, keptDays, "2024-01-02"]);
  });
});

describe("averages of recent posts", () => {
  it("are of those that tell a count, without stories, and unknown of none", () => {
    const posts = [post("a", "2026-04-30T00:00:00Z", { views: 10, kind: "short" }), post("b", "2026-04-29T00:00:00Z", { views: 30 }), post("c", "2026-04-28T00:00:00Z", { views: 500, kind: "story" })];
    expect(averagesOf(posts)).toEqual({ views: 20, averageLikes: null, averageComments: null, averageShares: null, averageSaves: null, reelsViews: null, shortsViews: 10 });
  });
});

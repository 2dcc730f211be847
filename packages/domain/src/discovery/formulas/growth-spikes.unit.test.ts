import { describe, expect, it } from "vitest";
import type { RecentPost } from "@fanfare/contracts/creator-metrics";
import { factsOf, growthSpikesOf } from "./index.ts";

const dayOf = (index: number) => new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10);
/** Sixty quiet days of 1,000 followers and a little more each day; `jumps` adds followers from a day on. */
const account = (jumps: Record<number, number>, posts: RecentPost[] = [], viewsOn: (day: number) => number | null = () => 500) => {
  let extra = 0;
  const history = Array.from({ length: 60 }, (_, index) => {
    extra += jumps[index] ?? 0;
    return { day: dayOf(index), followers: 1_000 + index + extra, averageLikes: null, averageViews: viewsOn(index) };
  });
  return factsOf({ history, posts });
};
const post = (day: number, views: number): RecentPost => ({ url: `https://example.com/${day}`, kind: "video", publishedAt: `${dayOf(day)}T10:00:00Z`, caption: "", hashtags: [], mentions: [], isSponsored: false, views, likes: null, comments: null, shares: null, saves: null });

describe("sudden changes of followers", () => {
  it("are none in a quiet history", () => expect(growthSpikesOf(account({}))).toEqual([]));

  it("that neither views nor posts explain are unexplained, and a fall after them takes back", () => {
    expect(growthSpikesOf(account({ 20: 400, 40: -350 }))).toMatchObject([
      { from: dayOf(19), to: dayOf(20), kind: "rise", cause: "unexplained" },
      { to: dayOf(40), kind: "fall", cause: "after-rise" },
    ]);
  });

  it("beside a viral post name the post", () => {
    const posts = [post(2, 500), post(10, 600), post(18, 9_000), post(30, 400)];
    expect(growthSpikesOf(account({ 20: 400 }, posts))).toMatchObject([{ cause: "viral-post", postUrl: "https://example.com/18" }]);
  });

  it("with rising views, or many posts, are explained by them", () => {
    expect(growthSpikesOf(account({ 20: 400 }, [], (day) => (day < 20 ? 500 : 700)))).toMatchObject([{ cause: "views-rose" }]);
    const posts = [0, 14, 15, 16, 17, 18, 19, 55].map((day) => post(day, 500));
    expect(growthSpikesOf(account({ 20: 400 }, posts))).toMatchObject([{ cause: "more-posts" }]);
  });

  it("of which nothing else is known stay open", () => expect(growthSpikesOf(account({ 20: 400 }, [], () => null))).toMatchObject([{ cause: "not-known" }]));

  it("are seen between readings two weeks apart, when they are larger than two quiet weeks", () => {
    const { history, ...facts } = account({ 20: 400 });
    const sparse = history.filter((_, index) => index < 12 || index > 24);
    expect(growthSpikesOf({ ...facts, history: sparse })).toMatchObject([{ from: dayOf(11), to: dayOf(25), kind: "rise" }]);
    expect(growthSpikesOf({ ...facts, history: sparse.map((point, index) => (index < 12 ? point : { ...point, followers: 1_060 })) })).toEqual([]);
  });

  it("are not seen across gaps of more than a month", () => {
    const { history, ...facts } = account({ 20: 400 });
    expect(growthSpikesOf({ ...facts, history: history.filter((_, index) => index < 12 || index > 44) })).toEqual([]);
  });
});

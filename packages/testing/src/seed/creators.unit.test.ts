import { AccountMetrics, Audience, HistoryPoint, RecentPost } from "@fanfare/contracts/creator-metrics";
import { Id } from "@fanfare/contracts/ids";
import { describe, expect, it } from "vitest";
import { creatorOf } from "./creators.ts";

const today = new Date("2026-11-25T00:00:00Z");
const make = (seed: number, count: number) => Array.from({ length: count }, (_, index) => creatorOf(seed, index, { organizationId: null, today }));
const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;

describe("invented creators", () => {
  const creators = make(7, 3_000);
  const accounts = creators.flatMap((creator) => creator.accounts);

  it("are the same for the same seed and number, and others for another seed", () => {
    expect(creatorOf(7, 1_234, { organizationId: null, today })).toEqual(creators[1_234]);
    const ids = new Set(creators.map(({ id }) => id));
    expect(ids.size).toBe(creators.length);
    expect(make(8, 3_000).filter(({ id }) => ids.has(id))).toEqual([]);
  });

  it("keep to the contract of what an account tells", () => {
    for (const { id, audience, metrics, history, posts } of accounts) {
      Id.parse(id);
      AccountMetrics.parse(metrics);
      HistoryPoint.array().parse(history);
      RecentPost.array().parse(posts);
      if (audience) for (const shares of [Audience.parse(audience)].flatMap(({ countries, ages, genders }) => [countries, ages, genders])) expect(Object.values(shares).reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(1.000_001);
    }
  });

  it("have heavy-tailed followers, the largest account first", () => {
    const followers = accounts.map((account) => account.followers!);
    const mean = followers.reduce((sum, one) => sum + one, 0) / followers.length;
    expect(mean).toBeGreaterThan(4 * median(followers));
    expect(creators.every((creator) => creator.accounts.every((account, place) => place === 0 || account.followers! <= creator.accounts[place - 1]!.followers!))).toBe(true);
  });

  it("engage less the larger they are", () => {
    const rates = (isLarge: boolean) => accounts.filter(({ platform, followers }) => platform === "instagram" && followers! > 100_000 === isLarge).map((account) => account.engagementRate!);
    expect(median(rates(true))).toBeLessThan(0.8 * median(rates(false)));
  });

  it("live in many countries and write in more than one script", () => {
    expect(new Set(creators.map(({ country }) => country)).size).toBeGreaterThan(45);
    expect(creators.filter(({ displayName }) => /\p{Script=Cyrillic}/u.test(displayName)).length).toBeGreaterThan(100);
    expect(accounts.flatMap(({ posts }) => posts).some(({ caption }) => /\p{Script=Cyrillic}/u.test(caption))).toBe(true);
  });
});

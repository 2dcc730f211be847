import { platforms, type Platform } from "@fanfare/contracts/platforms";
import type { SyncTier } from "@fanfare/contracts/sync";
import { describe, expect, it } from "vitest";
import { useOfAllowances, type DayOfReadings } from "./quota-use.ts";

type Readings = Partial<Record<Platform, Partial<Record<SyncTier, number>>>>;
const from = new Date("2026-12-01T08:00:00Z");
const facts = { connected: { youtube: 5_000, instagram: 100, tiktok: 100, twitch: 100, x: 500 }, readsPerMonth: 15_500, from };
const byTier = (readings: Readings) => Object.fromEntries(platforms.map((platform) => [platform, { hot: 0, daily: 0, listed: 0, ...readings[platform] }])) as DayOfReadings["made"];
const day = (made: Readings, left: Readings = {}): DayOfReadings => ({ made: byTier(made), left: byTier(left) });
const useOf = (days: DayOfReadings[], platform: Platform, bucket: string) => useOfAllowances(days, facts).find((use) => use.platform === platform && use.bucket === bucket);

describe("the use of an allowance", () => {
  it("given that more is due than is allowed, is what was read of what was allowed", () => {
    // A channel's reading takes three units of the ten thousand of a day.
    expect(useOf([day({ youtube: { daily: 3_000 } }, { youtube: { daily: 2_000 } })], "youtube", "pool")).toEqual({ platform: "youtube", bucket: "pool", share: 0.9, isScarce: true });
  });

  it("given that less is due, is what was read of what was due", () => {
    expect(useOf([day({ instagram: { daily: 90 } }, { instagram: { daily: 10 } })], "instagram", "calls")).toMatchObject({ share: 0.9, isScarce: false });
  });

  it("of a month counts by the day, and is whole where it was spent ahead of the clock", () => {
    // 500 posts a day, six for an account.
    expect(useOf([day({ x: { hot: 400 } }, { x: { daily: 500 } })], "x", "reads")).toMatchObject({ share: expect.closeTo(0.8, 1), isScarce: true });
    expect(useOf([day({ x: { hot: 900 } }, { x: { daily: 500 } })], "x", "reads")).toMatchObject({ share: 1 });
  });

  it("of which nothing was due is whole", () => {
    expect(useOf([day({})], "twitch", "points")).toMatchObject({ share: 1, isScarce: false });
  });
});

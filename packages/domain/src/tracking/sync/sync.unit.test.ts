import { syncTiers, type SyncTier } from "@fanfare/contracts/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allowancesOf, batchSizeOf, callsFor, costOf, nextTurn, readingsFor, usualCost, withSpent, type BucketState } from "./index.ts";

const hour = 3_600_000;
const day = 24 * hour;
const start = Date.UTC(2026, 4, 1, 7);
/** What adding fractions of calls is off by. */
const sliver = 1e-6;
const perTier = (calls: fc.Arbitrary<number>) => fc.record({ hot: calls, daily: calls, listed: calls });
const moment = fc.integer({ min: 0, max: day - 1 }).map((ms) => new Date(start + ms));
const window = fc.constantFrom(60_000, hour, day);

const states = fc.record({ limit: fc.integer({ min: 0, max: 10_000 }), length: window, spent: perTier(fc.integer({ min: 0, max: 4_000 })), unplanned: fc.integer({ min: 0, max: 2_000 }), forecast: perTier(fc.integer({ min: 0, max: 20_000 })) })
  .map(({ limit, length, spent, unplanned, forecast }): BucketState => ({
    bucket: "pool", limit, used: spent.hot + spent.daily + spent.listed + unplanned, spent, forecast, startsAt: new Date(start), endsAt: new Date(start + length),
  }));

describe("what a tier may spend", () => {
  it("is never more than what is left of the allowance, with something kept back, and never below zero", () => {
    fc.assert(
      fc.property(states, moment, (state, now) => {
        for (const tier of syncTiers) {
          const calls = callsFor(tier, state, now);
          expect(calls).toBeGreaterThanOrEqual(0);
          expect(state.used + calls).toBeLessThanOrEqual(Math.max(state.used, state.limit * 0.98) + sliver);
        }
      }),
    );
  });

  it("is never more than the allowance for all tiers together, one after the other and in any number of turns", () => {
    fc.assert(
      fc.property(states, fc.array(moment, { maxLength: 20 }), (first, moments) => {
        let state = first;
        for (const now of moments.toSorted((a, b) => a.getTime() - b.getTime())) {
          for (const tier of syncTiers) [state] = withSpent([state], tier, { pool: readingsFor(tier, [state], { pool: 3 }, now) * 3 }) as [BucketState];
        }
        expect(state.used).toBeLessThanOrEqual(Math.max(first.used, state.limit * 0.98) + sliver);
      }),
    );
  });

  it("is for campaign posts all but what is due to the floors of the others", () => {
    const state: BucketState = { bucket: "pool", limit: 1_000, used: 0, spent: { hot: 0, daily: 0, listed: 0 }, forecast: { hot: 9_999, daily: 9_999, listed: 0 }, startsAt: new Date(start), endsAt: new Date(start + hour) };
    expect(callsFor("hot", state, new Date(start))).toBeCloseTo(980 - 0.15 * 980);
    expect(callsFor("hot", { ...state, forecast: { hot: 9_999, daily: 0, listed: 0 } }, new Date(start))).toBeCloseTo(980);
  });
});

describe("what public accounts cost", () => {
  const accounts = { kind: "account", isPublic: true } as const;

  it.each([
    ["youtube", 50, { pool: 1 }],
    ["instagram", 25, { discovery: 25 }],
    ["twitch", 100, { points: 101 }],
  ] as const)("on %s is as many at once as it takes: %s of them", (platform, size, cost) => {
    expect([batchSizeOf(platform, accounts), costOf(platform, accounts, size)]).toEqual([size, cost]);
    const [[bucket, calls] = ["", 0]] = Object.entries(cost);
    expect(usualCost(platform, "listed", false)[bucket]).toBeCloseTo(calls / size);
  });

  it("takes nothing of what is allowed for connected accounts on Instagram, and is nothing where nobody is asked", () => {
    const facts = { connected: 2, discovers: true, readsPerMonth: 0 };
    expect(allowancesOf("instagram", facts).map(({ bucket, limit }) => [bucket, limit])).toEqual([["calls", 400], ["discovery", 200]]);
    expect(allowancesOf("instagram", { ...facts, discovers: false }).map(({ bucket }) => bucket)).toEqual(["calls"]);
    expect(readingsFor("listed", [], usualCost("instagram", "listed", false), new Date(start))).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("lanes that take turns", () => {
  it("are all served before one is served again, whatever is due in them", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 60 }), fc.option(fc.uuid(), { nil: null }), (lanes, readings, last) => {
        const served: string[] = [];
        let lastServed = last;
        while (served.length < lanes.length) {
          const turn = nextTurn(lanes, readings, lastServed)!;
          expect(turn.lanes.length * turn.each).toBeLessThanOrEqual(Math.max(readings, turn.lanes.length));
          served.push(...turn.lanes);
          lastServed = turn.lanes.at(-1)!;
        }
        expect(new Set(served.slice(0, lanes.length))).toEqual(new Set(lanes));
      }),
    );
  });

  it("are none where nothing is due or nothing may be read", () => {
    expect([nextTurn([], 5, null), nextTurn(["a"], 0, null)]).toEqual([null, null]);
  });
});

/** How many targets of a tier are due at first and become due each hour. */
type Load = Record<SyncTier, { waiting: number; hourly: number }>;

/** Days of a platform with 10,000 units each, planned every ten minutes, as if each reading cost one. Answers what was read of each tier, day by day. */
function simulate(days: number, load: Load): Record<SyncTier, number>[] {
  const waiting = { hot: load.hot.waiting, daily: load.daily.waiting, listed: load.listed.waiting };
  return Array.from({ length: days }, (_, nth) => {
    const [startsAt, endsAt] = [new Date(start + nth * day), new Date(start + (nth + 1) * day)];
    let spent = { hot: 0, daily: 0, listed: 0 };
    for (let minutes = 0; minutes < 1_440; minutes += 10) {
      const comes = (tier: SyncTier) => load[tier].hourly * ((1_440 - minutes) / 60);
      const forecast = { hot: waiting.hot + comes("hot"), daily: waiting.daily + comes("daily"), listed: waiting.listed + comes("listed") };
      let now: BucketState[] = [{ bucket: "pool", limit: 10_000, used: spent.hot + spent.daily + spent.listed, spent, forecast, startsAt, endsAt }];
      for (const tier of syncTiers) {
        waiting[tier] += load[tier].hourly / 6;
        const readings = Math.min(Math.floor(waiting[tier]), readingsFor(tier, now, { pool: 1 }, new Date(startsAt.getTime() + minutes * 60_000)));
        waiting[tier] -= readings;
        now = withSpent(now, tier, { pool: readings });
      }
      spent = { ...now[0]!.spent };
    }
    return spent;
  });
}

describe("a week of 50,000 accounts and a campaign's posts, of which more is due than is allowed", () => {
  const week = simulate(7, { hot: { waiting: 0, hourly: 100 }, daily: { waiting: 5_000, hourly: 210 }, listed: { waiting: 45_000, hourly: 134 } });

  it("uses 95 % of the allowance each day and never more than all of it", () => {
    for (const { hot, daily, listed } of week) {
      expect(hot + daily + listed).toBeGreaterThanOrEqual(9_500);
      expect(hot + daily + listed).toBeLessThanOrEqual(10_000);
    }
  });

  it("reads every campaign post that was due, and leaves no tier without its floor", () => {
    for (const { hot, daily, listed } of week) {
      expect(hot).toBeGreaterThanOrEqual(2_399);
      expect(daily).toBeGreaterThanOrEqual(0.15 * 9_800);
      expect(listed).toBeGreaterThanOrEqual(0.05 * 9_800 - 1);
    }
  });

  it("given posts alone that would take everything, still reads of the others what they are sure of", () => {
    for (const { daily, listed } of simulate(2, { hot: { waiting: 90_000, hourly: 0 }, daily: { waiting: 9_000, hourly: 0 }, listed: { waiting: 9_000, hourly: 0 } })) {
      expect(daily).toBeGreaterThanOrEqual(0.14 * 9_800);
      expect(listed).toBeGreaterThanOrEqual(0.04 * 9_800);
    }
  });
});

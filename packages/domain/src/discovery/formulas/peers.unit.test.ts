import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultPeerGroups, factsOf, peerGroupOf, peerGroupsFrom, percentileOf, quantileNames, tierOf } from "./index.ts";

const accounts = (many: number) => Array.from({ length: many }, (_, index) => factsOf({ followers: 20_000, metrics: { averageLikes: 20 * (index + 1), averageComments: 0 } }));

describe("peers", () => {
  it.each([[0, "nano"], [9_999, "nano"], [10_000, "micro"], [100_000, "mid"], [500_000, "macro"], [1_000_000, "mega"], [9e9, "mega"]] as const)("%s followers are %s", (followers, tier) => expect(tierOf(followers)).toBe(tier));

  it("are counted by network and tier, with the values that 10 to 90 of a hundred of them stay below", () => {
    const [group, ...others] = peerGroupsFrom([...accounts(101), factsOf({ followers: null })]);
    expect(others).toEqual([]);
    expect(group).toMatchObject({ platform: "instagram", tier: "micro", accounts: 101, isReference: false });
    const rates = group!.quantiles.engagementRate!;
    expect(quantileNames.map((name) => Math.round(rates[name] * 1_000))).toEqual([11, 26, 51, 76, 91]);
    expect(group!.quantiles.credibility).toBeUndefined();
  });

  it("are those of the catalogue from 50 accounts on, and the reference before", () => {
    const account = { platform: "instagram" as const, followers: 30_000 };
    expect(peerGroupOf(account, peerGroupsFrom(accounts(49)))!.isReference).toBe(true);
    const counted = peerGroupOf(account, peerGroupsFrom(accounts(50)))!;
    expect(counted).toMatchObject({ isReference: false, accounts: 50 });
    expect(counted.quantiles.credibility).toEqual(peerGroupOf(account, [])!.quantiles.credibility);
    expect(peerGroupOf({ platform: "x", followers: null }, [])).toBeNull();
  });

  it("of the reference rise from quantile to quantile", () => {
    for (const { quantiles } of defaultPeerGroups) for (const values of Object.values(quantiles)) expect(quantileNames.map((name) => values[name])).toEqual(quantileNames.map((name) => values[name]).sort((a, b) => a - b));
  });

  const value = fc.double({ min: -10, max: 1e6, noNaN: true });
  it("place a value between 0 and 100, a larger one never lower", () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 5, maxLength: 5 }), value, value, (bounds, a, b) => {
        const [p10, p25, p50, p75, p90] = bounds.sort((x, y) => x - y) as [number, number, number, number, number];
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((at) => percentileOf(at, { p10, p25, p50, p75, p90 })) as [number, number];
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(100);
        expect(low).toBeLessThanOrEqual(high + 1e-9);
      }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { figureIds } from "@fanfare/contracts/reporting";
import { cpeOf, cpmOf, engagementRateOf, engagementsOf, figuresOf, formulas, reachOf, viewsOf, type PostNumbers } from "./formulas.ts";

const at = new Date("2026-05-03T10:00:00Z");
const post = (changes: Partial<PostNumbers> = {}): PostNumbers => ({ creatorId: "mira", views: 12_000, likes: 480, comments: 20, shares: null, readAt: at, ...changes });
const funds = { currency: "EUR" as const, budget: 500_000n, funded: 400_000n, committed: 52_000n, settled: 104_000n, readAt: at };
const value = <T>(known: T) => ({ value: known, reason: null });

describe("worked examples", () => {
  it("480 likes and 20 comments are 500 engagements, shares unknown", () => {
    expect(engagementsOf(post())).toBe(500);
    expect(engagementsOf(post({ likes: null, comments: null }))).toBeNull();
  });

  it("12,000 and 8,000 views are 20,000; a post that is not told adds nothing", () => {
    expect(viewsOf([post(), post({ views: 8_000 }), post({ views: null })])).toEqual(value(20_000));
    expect(viewsOf([])).toEqual({ value: null, reason: "no-posts" });
    expect(viewsOf([post({ views: null })])).toEqual({ value: null, reason: "not-told" });
  });

  it("500 engagements on 12,000 views are 4.17 %, and posts that don't tell one of both are left out", () => {
    expect(engagementRateOf([post()]).value).toBeCloseTo(0.041667, 6);
    expect(engagementRateOf([post(), post({ views: null }), post({ likes: null, comments: null })])).toEqual(engagementRateOf([post()]));
    expect(engagementRateOf([post({ views: 0 })])).toEqual({ value: null, reason: "no-views" });
  });

  it("two posts of one creator with 12,000 and 8,000 views and one of another with 5,000 reach 17,000", () => {
    expect(reachOf([post(), post({ views: 8_000 }), post({ creatorId: "leo", views: 5_000 })])).toEqual(value(17_000));
  });

  it("520.00 for 12,000 views is a CPM of 43.33, for 500 engagements a CPE of 1.04", () => {
    expect(cpmOf(52_000n, value(12_000))).toEqual(value(4333n));
    expect(cpeOf(52_000n, value(500))).toEqual(value(104n));
  });

  it("half a minor unit is rounded up", () => {
    expect(cpeOf(5n, value(2))).toEqual(value(3n));
    expect(cpeOf(4n, value(3))).toEqual(value(1n));
  });

  it("nothing paid or nobody watching gives no price, and says why", () => {
    expect(cpmOf(0n, value(12_000))).toEqual({ value: null, reason: "nothing-spent" });
    expect(cpmOf(52_000n, value(0))).toEqual({ value: null, reason: "no-views" });
    expect(cpeOf(52_000n, { value: null, reason: "not-told" })).toEqual({ value: null, reason: "not-told" });
  });
});

describe("the figures of a campaign", () => {
  it("each carry value or reason, formula, version, source and the time of the oldest reading", () => {
    const figures = figuresOf(funds, [post(), post({ readAt: new Date("2026-05-01T00:00:00Z") })]);
    expect(Object.keys(figures).sort()).toEqual([...figureIds].sort());
    for (const id of figureIds) {
      expect(figures[id]).toMatchObject({ formula: id, version: formulas[id].version, unit: formulas[id].unit });
      expect(figures[id].value === null).toBe(figures[id].reason !== null);
    }
    expect(figures.free).toMatchObject({ value: { amount: "244000", currency: "EUR" }, source: "ledger" });
    expect(figures.views).toMatchObject({ value: 24_000, readAt: "2026-05-01T00:00:00.000Z", basis: "measured" });
    expect(figures.reach).toMatchObject({ value: 12_000, basis: "estimated" });
  });

  const count = fc.option(fc.integer({ min: 0, max: 1e12 }), { nil: null });
  const posts = fc.array(fc.record({ creatorId: fc.constantFrom("a", "b"), views: count, likes: count, comments: count, shares: count, readAt: fc.constant(at) }), { maxLength: 12 });

  it("are never NaN, infinite or negative, whatever platforms tell", () => {
    fc.assert(
      fc.property(posts, fc.bigInt({ min: 0n, max: 10n ** 12n }), (known, settled) => {
        for (const figure of Object.values(figuresOf({ ...funds, funded: settled, committed: 0n, settled }, known))) {
          if (figure.value === null) continue;
          if (figure.unit === "money") expect(BigInt(figure.value.amount) >= 0n).toBe(true);
          else expect(Number.isFinite(figure.value) && figure.value >= 0).toBe(true);
        }
      }),
    );
  });

  it("reach never exceeds views", () => {
    fc.assert(fc.property(posts, (known) => (reachOf(known).value ?? 0) <= (viewsOf(known).value ?? 0)));
  });
});

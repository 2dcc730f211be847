import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changeOf, effectiveCpm } from "./effective-cpm.ts";

const eur = (amount: string) => ({ amount, currency: "EUR" as const });

describe("the effective CPM of a price", () => {
  test("520.00 EUR for 9,000 views is 57.78 EUR", () => {
    expect(effectiveCpm(eur("52000"), 9_000)).toEqual(eur("5778"));
  });
  test("is not known when the views are not, or are none", () => {
    expect(effectiveCpm(eur("52000"), null)).toBeNull();
    expect(effectiveCpm(eur("52000"), 0.2)).toBeNull();
  });
  test("is within half a minor unit of the exact quotient", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 12n }), fc.integer({ min: 1, max: 1_000_000_000 }), (price, views) => {
        const cpm = BigInt(effectiveCpm(eur(price.toString()), views)!.amount);
        const off = cpm * BigInt(views) - price * 1000n;
        expect((off < 0n ? -off : off) * 2n <= BigInt(views)).toBe(true);
      }),
    );
  });
});

test("from 450.00 to 520.00 is 70.00 more, a share of 0.156", () => {
  const { difference, share } = changeOf(eur("45000"), eur("52000"));
  expect(difference).toEqual(eur("7000"));
  expect(share).toBeCloseTo(0.1556, 3);
});

import { describe, expect, test } from "vitest";
import { toggledChoice } from "./choice.ts";
import { cleanFilter, isEmptyFilter, isSameFilter, mergeFilters, withCondition } from "./filter-change.ts";

describe("changing a filter", () => {
  test("keeps false and zero, and drops what says nothing", () => {
    expect(cleanFilter({ isVerified: false, followers: { min: 0 }, text: "", topics: { include: [] }, noneOf: [{}] })).toEqual({ isVerified: false, followers: { min: 0 } });
  });

  test("an emptied condition is gone", () => {
    expect(withCondition({ followers: { min: 5 }, text: "a" }, "followers", {})).toEqual({ text: "a" });
    expect(isEmptyFilter(withCondition({ isVerified: true }, "isVerified", undefined))).toBe(true);
  });

  test("a value is either taken in or left out", () => {
    expect(toggledChoice({ include: ["DE"] }, "DE", "exclude")).toEqual({ include: [], exclude: ["DE"] });
    expect(toggledChoice({ exclude: ["DE", "FR"] }, "DE", "include")).toEqual({ include: ["DE"], exclude: ["FR"] });
    expect(toggledChoice({ include: ["DE"] }, "DE", "include")).toEqual({ include: [], exclude: [] });
  });
});

describe("putting filters together", () => {
  test("choices and words grow, a range is replaced as a whole", () => {
    const merged = mergeFilters({ topics: { include: ["yoga"] }, followers: { min: 5, max: 10 }, isVerified: true }, { topics: { include: ["run", "yoga"] }, followers: { min: 7 } });
    expect(merged).toEqual({ topics: { include: ["yoga", "run"] }, followers: { min: 7 }, isVerified: true });
  });

  test("audience conditions stand side by side", () => {
    const merged = mergeFilters({ audience: { countries: [{ value: "DE", minShare: 0.2 }] } }, { audience: { genders: [{ value: "female", minShare: 0.5 }] } });
    expect(merged.audience).toEqual({ countries: [{ value: "DE", minShare: 0.2 }], genders: [{ value: "female", minShare: 0.5 }] });
  });
});

test("two filters are the same whatever their order and emptiness", () => {
  expect(isSameFilter({ text: "a", followers: { min: 1, max: 2 } }, { followers: { max: 2, min: 1 }, text: "a", topics: {} })).toBe(true);
  expect(isSameFilter({ text: "a" }, { text: "b" })).toBe(false);
});

import { describe, expect, it } from "vitest";
import { asksOwnHistory, canonicalFilter } from "./canonical-filter.ts";

const text = (filter: Parameters<typeof canonicalFilter>[0]) => JSON.stringify(canonicalFilter(filter));

describe("the canonical form of a filter", () => {
  it("is the same whatever order fields, choices and groups came in", () => {
    const one = text({ countries: { include: ["FR", "DE"] }, followers: { max: 5, min: 1 }, anyOf: [{ isVerified: true }, { text: "yoga" }] });
    expect(text({ anyOf: [{ text: "yoga" }, { isVerified: true }], followers: { min: 1, max: 5 }, countries: { include: ["DE", "FR", "DE"] } })).toBe(one);
  });

  it("leaves out what does not narrow, and keeps what says no", () => {
    expect(canonicalFilter({ topics: { include: [] }, followers: {}, anyOf: [], isVerified: false, text: undefined })).toEqual({ isVerified: false });
  });

  it("keeps a group without conditions, because it lets everybody through", () => {
    expect(canonicalFilter({ anyOf: [{}, { isVerified: true }] })).toEqual({ anyOf: [{ isVerified: true }, {}] });
  });

  it("differs where the choice differs", () => {
    expect(text({ countries: { include: ["DE"] } })).not.toBe(text({ countries: { exclude: ["DE"] } }));
  });
});

describe("a filter asks for the organization's own history", () => {
  it("also when only one of its groups does", () => {
    expect(asksOwnHistory({ noneOf: [{ notDeclined: true }] })).toBe(true);
    expect(asksOwnHistory({ followers: { min: 10 }, anyOf: [{ isVerified: true }] })).toBe(false);
  });
});

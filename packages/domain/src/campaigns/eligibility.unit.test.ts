import { expect, test } from "vitest";
import { ineligibilityOf } from "./eligibility.ts";

const youtube = { id: "r", platform: "youtube", format: "video", count: 1, dueOffsetDays: 7, mustMention: [], mustLink: null, disclosure: "none", notes: "" } as const;
const page: Parameters<typeof ineligibilityOf>[0] = { eligibility: { countries: ["DE", "AT"], minimumFollowers: 1_000 }, requirements: [{ ...youtube, mustMention: [] }] };

test("a creator from one of the countries with a large enough account can take part", () => {
  expect(ineligibilityOf(page, { country: "DE", accounts: [{ platform: "youtube", followers: 1_000 }] })).toBeNull();
});

test("another country, no account where it is needed, and too few followers are each said", () => {
  expect(ineligibilityOf(page, { country: "FR", accounts: [{ platform: "youtube", followers: 5_000 }] })).toEqual({ reason: "country", countries: ["DE", "AT"] });
  expect(ineligibilityOf(page, { country: "DE", accounts: [{ platform: "x", followers: 5_000 }] })).toEqual({ reason: "platform", platforms: ["youtube"] });
  expect(ineligibilityOf(page, { country: "DE", accounts: [{ platform: "youtube", followers: 999 }] })).toEqual({ reason: "followers", minimum: 1_000 });
});

test("what nobody knows yet is left to a person", () => {
  expect(ineligibilityOf(page, { country: null, accounts: [{ platform: "youtube", followers: null }] })).toBeNull();
});

import { describe, expect, it } from "vitest";
import { checkPost, leadsTo, mentions, type Expectations } from "./checks.ts";
import type { PlatformPost } from "./platform.port.ts";

const post: PlatformPost = {
  platform: "youtube", externalId: "one", accountExternalId: "UC1", accountHandle: "mira", publishedAt: new Date("2026-05-03T10:00:00Z"),
  text: "Pots by Acme\nWith @acme.pots https://www.acme.example/pots/?utm=x&ref=mira #soup", links: ["https://www.acme.example/pots/?utm=x&ref=mira"], mentions: ["acme.pots"], hashtags: ["soup"],
  disclosed: true, durationMs: 170_000, unlisted: false, metrics: { views: 1, likes: 1, comments: 1, shares: null, at: new Date(), raw: {} }, raw: {},
};
const wanted: Expectations = {
  requirement: { platform: "youtube", format: "short", mustMention: ["@acme.pots", "acme", "#soup"], mustLink: "https://acme.example/pots?ref=mira", disclosure: "platform-label" },
  accounts: [{ handle: "mira", externalId: null }], agreedAt: new Date("2026-05-03T10:00:00.700Z"), startsOn: "2026-05-01", endsOn: "2026-05-31", country: null,
};
const failing = (changes: Partial<PlatformPost>, expected: Partial<Expectations> = {}) =>
  checkPost({ ...post, ...changes }, { ...wanted, ...expected }).filter(({ result }) => result === "failed").map(({ name }) => name);

describe("looking a post over", () => {
  it("given a post that meets the brief, passes every check and keeps the evidence", () => {
    const checks = checkPost(post, wanted);
    expect(checks.map(({ name }) => name)).toEqual(["public", "account", "time", "mention", "mention", "mention", "link", "disclosure", "format"]);
    expect(checks.every(({ result }) => result === "passed")).toBe(true);
    expect(checks[1]).toMatchObject({ wanted: "@mira", found: "@mira" });
  });

  it.each<[string, Partial<PlatformPost>, Partial<Expectations>, string[]]>([
    ["another account", { accountHandle: "other" }, {}, ["account"]],
    ["the right name, but another id than the one known", { accountExternalId: "UC2" }, { accounts: [{ handle: "mira", externalId: "UC1" }] }, ["account"]],
    ["a creator without an account there", {}, { accounts: [] }, ["account"]],
    ["a post before the agreement", { publishedAt: new Date("2026-05-03T09:59:59Z") }, {}, ["time"]],
    ["a post before the campaign", { publishedAt: new Date("2026-05-03T10:00:00Z") }, { startsOn: "2026-05-04" }, ["time"]],
    ["a post after the campaign", { publishedAt: new Date("2026-06-01T00:00:00Z") }, {}, ["time"]],
    ["a mention that is left out", { mentions: ["acme.potsandpans"] }, {}, ["mention"]],
    ["no link", { links: [] }, {}, ["link"]],
    ["no disclosure", { disclosed: false }, {}, ["disclosure"]],
    ["a short that is too long", { durationMs: 181_000 }, {}, ["format"]],
    ["a length that nobody knows", { durationMs: null }, {}, ["format"]],
    ["a post that only those with the link see", { unlisted: true }, {}, ["public"]],
  ])("given %s, fails that check", (_, changes, expected, names) => {
    expect(failing(changes, expected)).toEqual(names);
  });

  it("given the last second of the campaign's last day, still counts", () => {
    expect(failing({ publishedAt: new Date("2026-05-31T23:59:59Z") })).toEqual([]);
  });

  it.each([
    ["NZ", "2026-04-30T12:00:00Z", []],
    ["NZ", "2026-04-30T10:59:59Z", ["time"]],
    ["US", "2026-06-01T09:59:59Z", []],
    ["US", "2026-06-01T10:00:00Z", ["time"]],
    ["IN", "2026-04-30T18:30:00Z", []],
    ["IN", "2026-04-30T18:29:59Z", ["time"]],
    ["DE", "2026-05-31T23:30:00Z", []],
    [null, "2026-04-30T12:00:00Z", ["time"]],
    ["ZZ", "2026-04-30T12:00:00Z", ["time"]],
  ])("given a creator in %s, a post at %s is held against the campaign's days there", (country, publishedAt, names) => {
    expect(failing({ publishedAt: new Date(publishedAt) }, { agreedAt: null, country })).toEqual(names);
  });

  it("given a post that is gone, looks at nothing else", () => {
    expect(checkPost("gone", wanted)).toEqual([{ name: "public", result: "failed", wanted: null, found: "gone" }]);
  });

  it("given a brief without demands, looks only at who, when and whether it is public", () => {
    const requirement = { ...wanted.requirement, format: "video" as const, mustMention: [], mustLink: null, disclosure: "none" as const };
    expect(checkPost(post, { ...wanted, requirement }).map(({ name }) => name)).toEqual(["public", "account", "time"]);
  });
});

describe("words and links", () => {
  it.each([["ACME", true], ["acm", false], ["Pots by Acme", true], ["@ACME.pots", true], ["@acme", false], ["#Soup", true], ["a.me", false]])("%s is said: %s", (word, said) => {
    expect(mentions(post, word)).toBe(said);
  });

  it.each([
    ["http://acme.example/pots", "https://www.acme.example/pots/", true],
    ["https://acme.example/pots?a=1&b=2", "https://acme.example/pots?b=2", true],
    ["https://acme.example/pots", "https://acme.example/pots?b=2", false],
    ["https://acme.example.evil.example/pots", "https://acme.example/pots", false],
    ["https://acme.example/", "https://acme.example/pots", false],
  ])("%s leads to %s: %s", (link, to, leads) => {
    expect(leadsTo(link, to)).toBe(leads);
  });
});

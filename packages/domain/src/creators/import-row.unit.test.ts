import { describe, expect, it } from "vitest";
import { guessDefaults, guessMapping } from "./guess-mapping.ts";
import { parseHandle } from "./handle.ts";
import { readImportRow } from "./import-row.ts";
import { parsePlace } from "./import-place.ts";
import { birthYearOfAge, countryCode, languageCode, parseAverage, parseBirthYear, parseCount, parseFlag, parseGender, parsePast, parsePrice, parseShare } from "./import-values.ts";

const columns = ["Channel", "Watch time(Minutes)", "Followers", "Average viewers", "Language"];
const defaults = { platform: "twitch", language: null, country: null } as const;
const mapping = guessMapping(columns);
const today = new Date("2026-05-03T10:00:00Z");

describe("reading a row of an imported file", () => {
  it("given a header of a known export, guesses what its columns mean", () => {
    expect(mapping).toEqual({ "0": "handle", "2": "followers", "3": "averageViews", "4": "language" });
    expect(guessDefaults("top.csv", ["Channel", "Stream time(minutes)"]).platform).toBe("twitch");
  });

  it("given a good row, takes the handle as the name where there is no other", () => {
    expect(readImportRow(["xQcOW", "6196161750", "3,246,298", "27716", "English"], columns, mapping, defaults, today)).toMatchObject({
      ok: true,
      creator: { displayName: "xQcOW", platform: "twitch", handleKey: "xqcow", followers: 3_246_298, averageViews: 27_716, languages: ["en"] },
    });
  });

  it.each([
    [["a", "b"], "The row has 2 cells where the header has 5."],
    [["", "1", "2", "3", "English"], "There is no handle and no profile link."],
    [["mira", "1", "many", "3", "English"], "The followers “many” can't be understood."],
    [["mira", "1", "-5", "3", "English"], "The followers “-5” can't be understood."],
    [["mira", "1", "5", "3", "Klingonese"], "The language “Klingonese” can't be understood."],
    [["no spaces here", "1", "5", "3", "English"], "The handle “no spaces here” can't be understood."],
    [["mi\u0000ra", "1", "5", "3", "English"], "The handle holds characters that can't be shown."],
  ])("given %j, says what is wrong with it", (cells, problem) => {
    expect(readImportRow(cells, columns, mapping, defaults, today)).toEqual({ ok: false, problem });
  });

  it("given no platform anywhere, says how to give one", () => {
    expect(readImportRow(["mira"], ["Handle"], { "0": "handle" }, { ...defaults, platform: null }, today)).toMatchObject({ ok: false });
  });
});

describe("reading what discovery filters by", () => {
  const header = ["Username", "Platform", "First name", "Last name", "City", "Gender", "Age", "Avg. likes", "Avg. comments", "Credibility", "Last post", "Verified", "Price", "Language", "Emails"];
  const read = (changes: Record<string, string>) => {
    const cells = { Username: "mira", Platform: "Instagram", ...changes } as Record<string, string>;
    return readImportRow(header.map((column) => cells[column] ?? ""), header, guessMapping(header), { ...defaults, platform: null }, today);
  };

  it("understands each of them", () => {
    expect(
      read({
        "First name": "Mira", "Last name": "Lind", City: "Köln", Gender: "F", Age: "25-34", "Avg. likes": "1523.4", "Avg. comments": "1,204", Credibility: "85%", "Last post": "2026-05-01", Verified: "yes",
        Price: "€450.50", Language: "German; English", Emails: "a@fanfare.example; b@fanfare.example",
      }),
    ).toMatchObject({
      ok: true,
      creator: {
        displayName: "Mira Lind", platform: "instagram", city: "Köln", gender: "female", birthYear: 1996, averageLikes: 1_523, averageComments: 1_204, audienceCredibility: 0.85,
        lastPostAt: "2026-05-01T00:00:00.000Z", isVerified: true, price: { amount: 45_050, currency: "EUR" }, languages: ["de", "en"], email: "a@fanfare.example",
      },
    });
  });

  it("takes what a product does not know for unknown, and never for a value", () => {
    expect(read({ Gender: "Unknown", Age: "N/A", "Avg. likes": "-", Credibility: "–", "Last post": "none", Verified: "", Price: "null" })).toMatchObject({
      ok: true,
      creator: { gender: null, birthYear: null, averageLikes: null, audienceCredibility: null, lastPostAt: null, isVerified: null, price: null },
    });
  });

  it.each([
    [{ Gender: "blue" }, "The gender “blue” can't be understood."],
    [{ Age: "7" }, "The age “7” can't be understood."],
    [{ Credibility: "120%" }, "The audience credibility “120%” can't be understood."],
    [{ "Last post": "2031-01-01" }, "The last post “2031-01-01” can't be understood."],
    [{ Verified: "perhaps" }, "The verified mark “perhaps” can't be understood."],
    [{ Price: "on request" }, "The price “on request” can't be understood."],
    [{ Language: "German; Elvish" }, "The language “German; Elvish” can't be understood."],
  ])("given %j, says what is wrong with it", (changes, problem) => expect(read(changes)).toEqual({ ok: false, problem }));
});

describe("values as people write them", () => {
  it.each([["1523.4", 1_523], ["1.2M", 1_200_000], ["1,234", 1_234], ["12k", 12_000], ["-4", undefined], ["many", undefined]])("reads the average %s as %s", (text, value) => expect(parseAverage(text)).toBe(value));
  it.each([["MALE", "male"], ["woman", "female"], ["GENDER_NEUTRAL", "nonbinary"], ["Brand", "organization"], ["x", undefined]])("reads the gender %s as %s", (text, value) => expect(parseGender(text)).toBe(value));
  it.each([["1994", 1994], ["1994-05-03", 1994], ["03/05/1994", 1994], ["2025", undefined], ["1850", undefined]])("reads the year of birth of %s as %s", (text, value) => expect(parseBirthYear(text, today)).toBe(value));
  it.each([["30", 1996], ["18-24", 2005], ["65+", 1961], ["12", undefined]])("reads the age %s as born in %s", (text, value) => expect(birthYearOfAge(text, today)).toBe(value));
  it.each([["Yes", true], ["0", false], ["FALSE", false], ["", undefined]])("reads the mark %s as %s", (text, value) => expect(parseFlag(text)).toBe(value));
  it.each([
    ["2026-05-01", "2026-05-01T00:00:00.000Z"], ["2026-05-01 14:30:00", "2026-05-01T14:30:00.000Z"], ["2026-05-01T14:30:00+02:00", "2026-05-01T12:30:00.000Z"], ["1777600000", "2026-05-01T01:46:40.000Z"],
    ["1777600000000", "2026-05-01T01:46:40.000Z"], ["May 1, 2026", "2026-05-01T00:00:00.000Z"], ["1 May 2026", "2026-05-01T00:00:00.000Z"], ["04/05/2026", "2026-04-05T00:00:00.000Z"], ["25/04/2026", "2026-04-25T00:00:00.000Z"],
    ["05.04.2026", "2026-04-05T00:00:00.000Z"], ["30/30/2026", undefined], ["2027-01-01", undefined], ["yesterday", undefined], ["2026-13-45", undefined],
  ])("reads the moment %s as %s", (text, value) => expect(parsePast(text, today)?.toISOString()).toBe(value));
  it.each([
    ["$1,200", { amount: 120_000, currency: "USD" }], ["450.50 EUR", { amount: 45_050, currency: "EUR" }], ["CHF 300", { amount: 30_000, currency: "CHF" }], ["1.200,50 €", { amount: 120_050, currency: "EUR" }],
    ["¥5000", { amount: 5_000, currency: "JPY" }], ["200", { amount: 20_000, currency: "USD" }], ["0", undefined], ["-5", undefined], ["12 BTC", undefined], ["$100-$200", undefined],
  ])("reads the price %s as %j", (text, value) => expect(parsePrice(text)).toEqual(value));
  it.each([
    ["Berlin, Germany", { city: "Berlin", country: "DE" }], ["Austin, Texas, United States", { city: "Austin", country: "US" }], ["Portugal", { city: null, country: "PT" }], ["DE", { city: null, country: "DE" }],
    ["Houston, TX", { city: "Houston", country: "US" }], ["Los Angeles, CA", { city: "Los Angeles", country: null }], ["Atlantis", { city: "Atlantis", country: null }], ["", { city: null, country: null }],
  ])("reads the place %s as %j", (text, value) => expect(parsePlace(text)).toEqual(value));
  it.each([["1234", 1234], ["1,234", 1234], ["1 234 567", 1234567], ["1.2M", 1_200_000], ["12k", 12_000], ["1.5", undefined], ["-1", undefined], ["1e9", undefined]])(
    "reads the count %s as %s", (text, count) => expect(parseCount(text)).toBe(count));
  it.each([["3.4%", 0.034], ["3,4", 0.034], ["0.05", 0.05], ["abc", undefined]])("reads the share %s as %s", (text, share) => expect(parseShare(text)).toBe(share));
  it.each([["German", "de"], ["de", "de"], ["pt-BR", "pt"], ["Russian", "ru"], ["Elvish", undefined]])("reads the language %s as %s", (text, code) => expect(languageCode(text)).toBe(code));
  it.each([["Germany", "DE"], ["de", "DE"], ["USA", "US"], ["Atlantis", undefined]])("reads the country %s as %s", (text, code) => expect(countryCode(text)).toBe(code));
  it.each([
    ["@mira.k", { platform: null, handle: "mira.k" }],
    ["https://www.tiktok.com/@mira", { platform: "tiktok", handle: "mira" }],
    ["youtube.com/channel/UC123", { platform: "youtube", handle: "UC123" }],
    ["https://evil.example/@mira", null],
    ["<script>", null],
  ])("reads the handle %s as %j", (text, handle) => expect(parseHandle(text)).toEqual(handle));
});

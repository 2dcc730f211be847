import { describe, expect, it } from "vitest";
import { guessDefaults, guessMapping } from "./guess-mapping.ts";
import { parseHandle } from "./handle.ts";
import { readImportRow } from "./import-row.ts";
import { countryCode, languageCode, parseCount, parseShare } from "./import-values.ts";

const columns = ["Channel", "Watch time(Minutes)", "Followers", "Average viewers", "Language"];
const defaults = { platform: "twitch", language: null, country: null } as const;
const mapping = guessMapping(columns);

describe("reading a row of an imported file", () => {
  it("given a header of a known export, guesses what its columns mean", () => {
    expect(mapping).toEqual({ "0": "handle", "2": "followers", "3": "averageViews", "4": "language" });
    expect(guessDefaults("top.csv", ["Channel", "Stream time(minutes)"]).platform).toBe("twitch");
  });

  it("given a good row, takes the handle as the name where there is no other", () => {
    expect(readImportRow(["xQcOW", "6196161750", "3,246,298", "27716", "English"], columns, mapping, defaults)).toMatchObject({
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
    expect(readImportRow(cells, columns, mapping, defaults)).toEqual({ ok: false, problem });
  });

  it("given no platform anywhere, says how to give one", () => {
    expect(readImportRow(["mira"], ["Handle"], { "0": "handle" }, { ...defaults, platform: null })).toMatchObject({ ok: false });
  });
});

describe("values as people write them", () => {
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

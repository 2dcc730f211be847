import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { csvLines, inert } from "../csv/index.ts";
import { xlsxFile } from "./index.ts";
import { parse } from "csv-parse/sync";

const dangerous = fc.tuple(fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n"), fc.string({ unit: "grapheme" })).map(([first, rest]) => `${first}${rest}`);
const text = fc.oneof(dangerous, fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }));

/** The parts of a workbook by their names. */
async function parts(rows: (string | number | null)[][]): Promise<Record<string, string>> {
  const files = unzipSync(await xlsxFile("Creators", ["Name", "Followers"], rows));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}
const unescaped = (xml: string) => xml.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&apos;|&#39;/g, "'").replace(/&amp;/g, "&");

describe("a cell of a CSV file", () => {
  it("never begins with what a spreadsheet takes for a formula, unless it is a number", () => {
    fc.assert(
      fc.property(text, (cell) => {
        const [[read] = []] = parse(csvLines([[cell]]), { relax_column_count: true }) as string[][];
        expect(/^[=+\-@\t\r\n]/.test(read ?? "") && !/^-?\d+([.,]\d+)?$/.test(read ?? "")).toBe(false);
      }),
    );
  });
  it.each([["=1+1", "'=1+1"], ["@mira", "'@mira"], ["-12.5", "-12.5"], ["mira", "mira"], ["\n=1", "'\n=1"]])("given %j, is written as %j", (cell, written) => expect(inert(cell)).toBe(written));
  it("stays a number where it is one", () => expect(csvLines([[-5, 1.5, null]])).toBe("-5,1.5,\n"));
});

describe("a spreadsheet", () => {
  it("holds no formula, whatever the texts are, and is XML to the end", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, fc.integer()), { maxLength: 5 }), async (rows) => {
        const { "xl/worksheets/sheet1.xml": sheet = "", "xl/sharedStrings.xml": strings = "" } = await parts(rows);
        expect(sheet).not.toMatch(/<f[ >/]/);
        expect(sheet.match(/<c [^>]*t="s"/g) ?? []).toHaveLength(2 + rows.filter(([name]) => name !== "").length);
        expect(strings).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
        expect(strings.isWellFormed()).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("holds texts as they were and numbers as numbers", async () => {
    const { "xl/worksheets/sheet1.xml": sheet = "", "xl/sharedStrings.xml": strings = "" } = await parts([['=HYPERLINK("https://evil.example")', 1200], ["Müller & <Söhne>", null]]);
    expect(unescaped(strings)).toContain('=HYPERLINK("https://evil.example")');
    expect(unescaped(strings)).toContain("Müller & <Söhne>");
    expect(sheet).toContain("<v>1200</v>");
  });

  it("cuts what is longer than a cell may be", async () => {
    const { "xl/sharedStrings.xml": strings = "" } = await parts([["x".repeat(40_000), 1]]);
    expect(strings).toContain("x".repeat(32_767));
    expect(strings).not.toContain("x".repeat(32_768));
  });
});

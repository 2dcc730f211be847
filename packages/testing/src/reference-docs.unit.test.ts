import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { filterReference, formulaRegistry } from "@fanfare/domain/discovery";
import { referenceFolder, referencePages } from "./reference-docs.ts";

it.each(Object.entries(referencePages()))("docs/reference/%s is what the code says; if not, run npm run docs:reference", (name, text) => {
  expect(readFileSync(path.join(referenceFolder, name), "utf8")).toBe(text);
});

it("every filter and every formula has its place in them", () => {
  const pages = referencePages();
  for (const name of Object.keys(filterReference)) expect(pages["discovery-filters.md"]).toContain(`| \`${name}\` |`);
  for (const { id } of formulaRegistry) expect(pages["formulas.md"]).toContain(`## ${id}\n`);
});

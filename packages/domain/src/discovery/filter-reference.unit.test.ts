import { expect, it } from "vitest";
import { AudienceFilter, CreatorConditions, CreatorFilter } from "@fanfare/contracts/discovery";
import { filterReference } from "./filter-reference.ts";

it("every condition of a search is explained, and nothing else", () => {
  const names = [...Object.keys(CreatorConditions.shape), ...Object.keys(CreatorFilter.shape), ...Object.keys(AudienceFilter.shape).map((name) => `audience.${name}`)];
  expect(Object.keys(filterReference).sort()).toEqual([...new Set(names)].sort());
});

it.each(Object.entries(filterReference))("the example of %s is one, and uses it", (name, { example, meaning, unit }) => {
  expect(CreatorFilter.parse(example)).toEqual(example);
  const [top, inner] = name.split(".");
  expect(Object.keys(example)).toContain(top);
  if (inner) expect(Object.keys(example.audience ?? {})).toContain(inner);
  expect(meaning).toMatch(/^[A-Z].*\.$/);
  expect(unit).not.toBe("");
});

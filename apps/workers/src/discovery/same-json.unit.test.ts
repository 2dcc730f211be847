import fc from "fast-check";
import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import { sameJson } from "./same-json.ts";

const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
// Few names and values, so that two of them often are the same.
const leaf = fc.constantFrom<unknown>(null, undefined, 0, -0, 1, 0.1, Number.NaN, Infinity, "", "a", true, false);
const { value: anything } = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: "small" }, leaf, fc.array(tie("value"), { maxLength: 2 }), fc.dictionary(fc.constantFrom("a", "b", "30"), tie("value"), { maxKeys: 2 })),
}));
const figures = fc.record({ figures: anything });

describe("the same by way of JSON", () => {
  it("is what writing, reading and comparing say", () => {
    fc.assert(
      fc.property(figures, figures, (value, other) => {
        expect(sameJson(value, throughJson(value))).toBe(true);
        expect(sameJson(value, throughJson(other))).toBe(isDeepStrictEqual(throughJson(value), throughJson(other)));
      }),
      { numRuns: 2_000 },
    );
  });

  it("does not ask for an order of properties", () => expect(sameJson({ a: 1, b: { c: [2, undefined], d: 3 } }, { b: { d: 3, c: [2, null] }, a: 1 })).toBe(true));
});

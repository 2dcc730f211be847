import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { figureNames } from "../figures.ts";
import { factsOf, figureOf, figuresOf, figuresVersion, formulaRegistry } from "./index.ts";

describe("worked examples", () => {
  for (const formula of formulaRegistry) {
    it.each(formula.examples.map((example) => [example.says, example] as const))(`${formula.id}: %s`, (_, { facts, peers, expected, reason }) => {
      const figure = figureOf(formula.id, factsOf(facts), peers ?? null);
      if (typeof expected === "number") expect(figure.value).toBeCloseTo(expected, 9);
      else expect(figure.value).toEqual(expected);
      expect(figure.reason).toBe(reason ?? null);
    });
  }
});

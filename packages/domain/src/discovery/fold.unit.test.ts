import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold } from "./fold.ts";

describe("folding text for comparison", () => {
  it.each([
    ["Café Zoë", "cafe zoe"],
    ["Михаил Ёжиков", "mikhail ezhikov"],
    ["Straße Øresund Łódź", "strasse oresund lodz"],
    ["  MiXeD   case ", "mixed case"],
    ["rock'n'roll!", "rock n roll"],
  ])("makes %s and %s the same", (text, folded) => expect(fold(text)).toBe(folded));

  it("changes nothing when done twice", () => fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => fold(fold(text)) === fold(text))));
});

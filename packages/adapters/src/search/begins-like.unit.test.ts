import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { beginsLike } from "./begins-like.ts";

describe("a word that begins like what was typed", () => {
  it.each([
    ["ber", "berlin", 0],
    ["york", "new york", 1],
    ["berlni", "berlin", 2],
    ["brelin", "berlin", 2],
    ["berln", "berlin", 2],
    ["berllin", "berlin", 2],
    ["bermin", "berlin", 2],
    ["yrok", "new york", 2],
    ["bre", "berlin", null],
    ["merlin", "berlin", null],
    ["beerlni", "berlin", null],
    ["paris", "berlin", null],
  ])("%s, %s: %s", (typed, word, likeness) => expect(beginsLike(typed, word)).toBe(likeness));

  const letters = fc.string({ unit: fc.constantFrom("a", "b", "c", "d"), minLength: 5, maxLength: 12 });
  it("is found whichever letter but the first is wrong, missing or doubled", () => {
    fc.assert(
      fc.property(letters, fc.nat(), (word, place) => {
        const at = 1 + (place % (word.length - 1));
        const typed = [`${word.slice(0, at)}x${word.slice(at + 1)}`, word.slice(0, at) + word.slice(at + 1), word.slice(0, at) + word[at] + word.slice(at)];
        for (const text of typed) expect(beginsLike(text, word)).not.toBeNull();
      }),
    );
  });
});

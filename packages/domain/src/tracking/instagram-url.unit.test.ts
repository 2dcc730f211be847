import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { instagramShortcode } from "./instagram-url.ts";

describe("the address of an Instagram post", () => {
  it.each([
    "https://www.instagram.com/p/C1aB_2-dEfG/",
    "https://www.instagram.com/p/C1aB_2-dEfG/?igsh=abc&img_index=2",
    "https://instagram.com/reel/C1aB_2-dEfG",
    "https://www.instagram.com/reels/C1aB_2-dEfG/",
    "https://www.instagram.com/tv/C1aB_2-dEfG/",
    "https://www.instagram.com/mira.cooks/p/C1aB_2-dEfG/",
    "https://www.instagram.com/mira.cooks/reel/C1aB_2-dEfG/",
    "https://instagr.am/p/C1aB_2-dEfG/",
  ])("names one: %s", (address) => {
    expect(instagramShortcode(new URL(address))).toBe("C1aB_2-dEfG");
  });

  it.each([
    "https://www.instagram.com/mira.cooks/",
    "https://www.instagram.com/p/",
    "https://www.instagram.com/p/a b/",
    "https://www.instagram.com/stories/mira.cooks/3012345678901234567/",
    "https://www.instagram.com/reels/audio/123456789/",
    "https://instagram.com.example/p/C1aB_2-dEfG/",
    "https://example.org/p/C1aB_2-dEfG/",
  ])("names none: %s", (address) => {
    expect(instagramShortcode(new URL(address))).toBeNull();
  });

  it("is never anything that could lead elsewhere", () => {
    fc.assert(
      fc.property(fc.webPath(), (path) => {
        const code = instagramShortcode(new URL(`https://www.instagram.com/p${path}`));
        expect(code === null || /^[\w-]+$/.test(code)).toBe(true);
      }),
    );
  });
});

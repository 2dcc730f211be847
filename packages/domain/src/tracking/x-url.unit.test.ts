import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { xPostId } from "./x-url.ts";

const ID = "1728331234567890123";

describe("the address of a post on X", () => {
  it.each([
    `https://x.com/miracooks/status/${ID}`,
    `https://x.com/miracooks/status/${ID}?s=20&t=abc`,
    `https://www.x.com/miracooks/status/${ID}/`,
    `https://x.com/miracooks/status/${ID}/photo/1`,
    `https://twitter.com/miracooks/status/${ID}`,
    `https://mobile.twitter.com/miracooks/statuses/${ID}`,
    `https://x.com/i/web/status/${ID}`,
    `https://x.com/i/status/${ID}`,
  ])("names one: %s", (address) => {
    expect(xPostId(new URL(address))).toBe(ID);
  });

  it.each([
    "https://x.com/miracooks",
    "https://x.com/miracooks/status/",
    "https://x.com/miracooks/status/soup",
    `https://x.com/miracooks/status/${ID}0`,
    `https://x.com/i/spaces/${ID}`,
    `https://x.com/i/web/${ID}`,
    "https://t.co/abcdefghij",
    `https://x.com.example/miracooks/status/${ID}`,
    `https://example.org/miracooks/status/${ID}`,
  ])("names none: %s", (address) => {
    expect(xPostId(new URL(address))).toBeNull();
  });

  it("is never anything but digits", () => {
    fc.assert(
      fc.property(fc.webPath(), (path) => {
        const id = xPostId(new URL(`https://x.com/a/status${path}`));
        expect(id === null || /^\d+$/.test(id)).toBe(true);
      }),
    );
  });
});

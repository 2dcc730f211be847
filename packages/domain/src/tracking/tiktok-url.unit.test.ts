import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { tiktokPostId } from "./tiktok-url.ts";

const ID = "7412345678901234567";

describe("the address of a TikTok post", () => {
  it.each([
    `https://www.tiktok.com/@mira.cooks/video/${ID}`,
    `https://www.tiktok.com/@mira.cooks/video/${ID}/?is_from_webapp=1&sender_device=pc`,
    `https://tiktok.com/@mira.cooks/photo/${ID}`,
    `https://m.tiktok.com/v/${ID}.html`,
    `https://www.tiktok.com/embed/v2/${ID}`,
    `https://www.tiktok.com/embed/${ID}`,
  ])("names one: %s", (address) => {
    expect(tiktokPostId(new URL(address))).toBe(ID);
  });

  it.each([
    "https://www.tiktok.com/@mira.cooks",
    "https://www.tiktok.com/@mira.cooks/video/",
    "https://www.tiktok.com/@mira.cooks/live",
    "https://www.tiktok.com/@mira.cooks/video/soup",
    "https://vm.tiktok.com/ZMabcdefg/",
    "https://www.tiktok.com/t/ZTabcdefg/",
    `https://tiktok.com.example/@mira.cooks/video/${ID}`,
    `https://example.org/@mira.cooks/video/${ID}`,
  ])("names none: %s", (address) => {
    expect(tiktokPostId(new URL(address))).toBeNull();
  });

  it("is never anything but digits", () => {
    fc.assert(
      fc.property(fc.webPath(), (path) => {
        const id = tiktokPostId(new URL(`https://www.tiktok.com/@a/video${path}`));
        expect(id === null || /^\d+$/.test(id)).toBe(true);
      }),
    );
  });
});

import { describe, expect, it } from "vitest";
import { accountAddress, addressOf } from "./post-address.ts";

const post = { platform: "youtube" as const, externalId: "abc", accountHandle: "mira", url: null };

describe("where people see a post", () => {
  it("is what the platform told", () => {
    expect(addressOf({ ...post, platform: "instagram", url: "https://www.instagram.com/p/Cabc/" })).toBe("https://www.instagram.com/p/Cabc/");
  });

  it.each([
    ["youtube", "abc", "https://www.youtube.com/watch?v=abc"],
    ["tiktok", "123", "https://www.tiktok.com/@mira/video/123"],
    ["twitch", "123", "https://www.twitch.tv/videos/123"],
    ["twitch", "Clever", "https://clips.twitch.tv/Clever"],
    ["x", "123", "https://x.com/mira/status/123"],
  ] as const)("on %s is made of %s where it was not told", (platform, externalId, address) => {
    expect(addressOf({ ...post, platform, externalId })).toBe(address);
  });

  it("is never what a browser would run", () => {
    expect(addressOf({ ...post, url: "javascript:alert(1)" })).toBe("https://www.youtube.com/watch?v=abc");
  });

  it("is the account for what has no address any more", () => {
    expect(accountAddress("instagram", "mira")).toBe("https://www.instagram.com/mira/");
  });
});

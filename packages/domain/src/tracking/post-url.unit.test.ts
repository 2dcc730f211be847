import { describe, expect, it } from "vitest";

import { parsePostUrl, plainAddress, reportedPost } from "./post-url.ts";

const video = { platform: "youtube", externalId: "dQw4w9WgXcQ" };

describe("addresses of YouTube posts", () => {
  it.each([
    "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
    "https://www.youtube.com/watch?list=PL1&v=dQw4w9WgXcQ&t=42s",
    "http://youtube.com/watch?v=dQw4w9WgXcQ",
    "https://m.youtube.com/watch?v=dQw4w9WgXcQ",
    "https://youtu.be/dQw4w9WgXcQ?si=abc",
    "https://www.youtube.com/shorts/dQw4w9WgXcQ",
    "https://youtube.com/shorts/dQw4w9WgXcQ/",
    "https://www.youtube.com/live/dQw4w9WgXcQ?feature=share",
    "https://www.youtube.com/embed/dQw4w9WgXcQ",
    "youtu.be/dQw4w9WgXcQ",
    "  youtube.com/watch?v=dQw4w9WgXcQ ",
  ])("reads %s", (url) => {
    expect(parsePostUrl("youtube", url)).toEqual(video);
  });

  it.each([
    "",
    "dQw4w9WgXcQ",
    "https://www.youtube.com/",
    "https://www.youtube.com/@miracooks",
    "https://www.youtube.com/watch",
    "https://www.youtube.com/watch?v=short",
    "https://www.youtube.com/watch?v=dQw4w9WgXcQextra",
    "https://www.youtube.com/playlist?list=PL1",
    "https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
    "https://evil.example/watch?v=dQw4w9WgXcQ",
    "https://www.youtube.com@evil.example/watch?v=dQw4w9WgXcQ",
    "https://user:pw@www.youtube.com/watch?v=dQw4w9WgXcQ",
    "https://www.youtube.com:8443/watch?v=dQw4w9WgXcQ",
    "javascript:alert('youtu.be/dQw4w9WgXcQ')",
    `https://youtu.be/dQw4w9WgXcQ?${"x".repeat(5000)}`,
  ])("does not take %s for a post", (url) => {
    expect(parsePostUrl("youtube", url)).toBeNull();
  });
});

describe("a reported post", () => {
  it("given an address on another host, is refused at the field", () => {
    expect(() => reportedPost("youtube", "https://vimeo.com/1")).toThrow(expect.objectContaining({ kind: "invalid", fields: { url: expect.stringContaining("YouTube") as string } }));
  });

  it.each([
    ["instagram", "https://www.instagram.com/mira/reel/CabcDEF1234/", "CabcDEF1234"],
    ["tiktok", "https://www.tiktok.com/@mira/video/7412345678901234567", "7412345678901234567"],
    ["twitch", "https://www.twitch.tv/videos/335921245", "335921245"],
    ["x", "https://x.com/mira/status/1790000000000000001", "1790000000000000001"],
  ] as const)("on %s is named by its own address", (platform, url, externalId) => {
    expect(reportedPost(platform, url)).toEqual({ platform, externalId });
  });
});

describe("a short link", () => {
  it.each([
    ["tiktok", "https://vm.tiktok.com/ZMabc123/"],
    ["tiktok", "vt.tiktok.com/ZSabc123"],
    ["tiktok", "https://www.tiktok.com/t/ZTabc123/?k=1"],
    ["instagram", "https://www.instagram.com/share/reel/BAabc123"],
    ["x", "https://t.co/abc123"],
  ] as const)("of %s, %s, is refused with how to find the address", (platform, url) => {
    expect(() => reportedPost(platform, url)).toThrow(expect.objectContaining({ code: "tracking.short-link", fields: { url: expect.stringContaining("browser") as string } }));
  });

  it("of somebody else is no post", () => {
    expect(() => reportedPost("tiktok", "https://evil.example/vm.tiktok.com/ZMabc123/")).toThrow(expect.objectContaining({ code: "tracking.not-a-post" }));
  });
});

describe("an address that was shared", () => {
  it.each([
    ["https://youtu.be/dQw4w9WgXcQ?si=abc", "https://youtu.be/dQw4w9WgXcQ"],
    ["youtube.com/watch?list=PL1&v=dQw4w9WgXcQ&t=42s#comments", "https://youtube.com/watch?v=dQw4w9WgXcQ"],
    ["https://www.instagram.com/p/CabcDEF1234/?igsh=MzRlODBiNWFlZA==&utm_source=ig_web", "https://www.instagram.com/p/CabcDEF1234/"],
    ["https://www.tiktok.com/@mira/video/7412345678901234567?is_from_webapp=1&sender_device=pc", "https://www.tiktok.com/@mira/video/7412345678901234567"],
    ["https://clips.twitch.tv/embed?clip=BraveCat&parent=example.org", "https://clips.twitch.tv/embed?clip=BraveCat"],
  ])("%s is kept without what its sharing left in it", (shared, plain) => {
    expect(plainAddress(shared)).toBe(plain);
  });
});

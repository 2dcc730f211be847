import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { twitchPostId } from "./twitch-url.ts";

const VIDEO = "2345678901";
const CLIP = "AwkwardHelplessSalamanderSwiftRage-x1_yZ";

describe("the address of a Twitch video", () => {
  it.each([
    `https://www.twitch.tv/videos/${VIDEO}`,
    `https://www.twitch.tv/videos/${VIDEO}?t=1h2m3s`,
    `https://m.twitch.tv/videos/${VIDEO}/`,
    `https://twitch.tv/miracooks/v/${VIDEO}`,
    `https://www.twitch.tv/miracooks/video/${VIDEO}`,
  ])("names one: %s", (address) => {
    expect(twitchPostId(new URL(address))).toBe(VIDEO);
  });
});

describe("the address of a Twitch clip", () => {
  it.each([
    `https://www.twitch.tv/miracooks/clip/${CLIP}`,
    `https://www.twitch.tv/miracooks/clip/${CLIP}?filter=clips&range=7d`,
    `https://m.twitch.tv/miracooks/clip/${CLIP}`,
    `https://clips.twitch.tv/${CLIP}`,
    `https://clips.twitch.tv/embed?clip=${CLIP}&parent=example.org`,
  ])("names one: %s", (address) => {
    expect(twitchPostId(new URL(address))).toBe(CLIP);
  });
});

describe("an address of Twitch that is not a post's", () => {
  it.each([
    "https://www.twitch.tv/miracooks",
    "https://www.twitch.tv/miracooks/videos",
    "https://www.twitch.tv/videos/",
    "https://www.twitch.tv/videos/soup",
    "https://www.twitch.tv/miracooks/clip/",
    "https://www.twitch.tv/miracooks/clip/123456",
    "https://clips.twitch.tv/",
    "https://clips.twitch.tv/embed",
    `https://twitch.tv.example/videos/${VIDEO}`,
    `https://example.org/videos/${VIDEO}`,
  ])("names none: %s", (address) => {
    expect(twitchPostId(new URL(address))).toBeNull();
  });

  it("is never anything that could lead elsewhere", () => {
    fc.assert(
      fc.property(fc.webPath(), (path) => {
        for (const before of ["https://www.twitch.tv/a/clip", "https://clips.twitch.tv", "https://www.twitch.tv/videos"]) {
          const id = twitchPostId(new URL(`${before}${path}`));
          expect(id === null || /^[\w-]+$/.test(id)).toBe(true);
        }
      }),
    );
  });
});

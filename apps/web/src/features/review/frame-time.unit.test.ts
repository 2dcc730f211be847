import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatFrame, formatTime, frameCount, frameOf, msOf, seekTimeOf } from "./frame-time.ts";

const rates = [[24000, 1001], [24, 1], [25, 1], [30000, 1001], [30, 1], [50, 1], [60000, 1001], [60, 1], [12, 1]].map(([numerator, denominator]) => ({
  numerator: numerator!, denominator: denominator!,
}));
const anyRate = fc.constantFrom(...rates);
const anyFrame = fc.integer({ min: 0, max: 60 * 60 * 60 });

describe("frames and milliseconds", () => {
  test("a comment's millisecond leads back to the very frame it was made on", () => {
    fc.assert(fc.property(anyFrame, anyRate, (frame, rate) => {
      expect(frameOf(msOf(frame, rate), rate)).toBe(frame);
    }));
  });

  test("seeking lands inside the frame, however the player rounds", () => {
    fc.assert(fc.property(anyFrame, anyRate, (frame, rate) => {
      const seconds = seekTimeOf(frame, rate);
      for (const blur of [-0.004, 0, 0.004]) expect(frameOf((seconds + blur) * 1_000, rate)).toBe(frame);
    }));
  });

  test("nine seconds of 29.97 are 270 frames, and frame 90 is shown from 3.003 s", () => {
    const rate = { numerator: 30000, denominator: 1001 };
    expect(frameCount(9_009, rate)).toBe(270);
    expect(msOf(90, rate)).toBe(3_003);
    expect(frameOf(3_000, rate)).toBe(89);
  });
});

describe("writing times", () => {
  test.each([[0, "0:00"], [3_000, "0:03"], [62_900, "1:02"], [3_729_000, "1:02:09"]])("%i ms is %s", (ms, words) => {
    expect(formatTime(ms)).toBe(words);
  });

  test("the frame of the second is counted from zero", () => {
    const rate = { numerator: 25, denominator: 1 };
    expect(formatFrame(75, rate)).toBe("0:03:00");
    expect(formatFrame(87, rate)).toBe("0:03:12");
    expect(formatFrame(89, { numerator: 30000, denominator: 1001 })).toBe("0:02:29");
  });
});

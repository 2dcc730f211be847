import type { Probe } from "@fanfare/contracts/media";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ladderArguments, ladderFor, posterArguments, progressOf } from "./ladder.ts";
import { frameRate, readProbe } from "./probe.ts";
import { UnusableFile } from "./unusable.ts";

const probe: Probe = {
  container: "mov,mp4", durationMs: 9_000, width: 1920, height: 1080, fps: { numerator: 30000, denominator: 1001 }, videoCodec: "h264", audioCodec: "aac",
};
const job = { path: "/tmp/a/original", demuxer: "mov", directory: "/tmp/a", probe } as const;

describe("the ladder", () => {
  test("a 4K video is made in 1080, 720 and 480, a phone's upright one by its shorter side", () => {
    expect(ladderFor({ width: 3840, height: 2160 }).map(({ width, height }) => [width, height])).toEqual([[1920, 1080], [1280, 720], [854, 480]]);
    expect(ladderFor({ width: 1080, height: 1920 }).map(({ width, height }) => [width, height])).toEqual([[1080, 1920], [720, 1280], [480, 854]]);
  });

  test("no step is larger than its source, and every side is even", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 8192 }), fc.integer({ min: 2, max: 8192 }), (width, height) => {
        const steps = ladderFor({ width, height });
        expect(steps.length).toBeGreaterThan(0);
        for (const step of steps) {
          expect([step.width % 2, step.height % 2]).toEqual([0, 0]);
          expect(step.width).toBeLessThanOrEqual(width + 1);
          expect(step.height).toBeLessThanOrEqual(height + 1);
        }
      }),
    );
  });
});

describe("what ffmpeg is told", () => {
  test("every reading of the source is held to local files, the sniffed demuxer and known decoders", () => {
    for (const args of [ladderArguments(job), posterArguments(job)]) {
      const input = args.indexOf("-i");
      const before = args.slice(0, input);
      expect(args.filter((word) => word === "-i")).toHaveLength(1);
      expect(args[input + 1]).toBe("file:/tmp/a/original");
      expect(before[before.indexOf("-protocol_whitelist") + 1]).toBe("file,pipe");
      expect(before[before.indexOf("-f") + 1]).toBe("mov");
      expect(before[before.indexOf("-codec_whitelist") + 1]).not.toContain("magicyuv");
      expect(args.join(" ")).toContain("-map_metadata -1");
    }
  });

  test("frames come at the source's steady rate, from zero, without B-frames, so that they can be counted", () => {
    const args = ladderArguments(job).join(" ");
    expect(args).toContain("fps=fps=30000/1001:start_time=0");
    expect(args).toContain("-bf 0");
    expect(args).toContain("v:0,a:0,name:1080 v:1,a:1,name:720 v:2,a:2,name:480");
  });

  test("a silent video is made without a sound track", () => {
    const args = ladderArguments({ ...job, probe: { ...probe, audioCodec: null } }).join(" ");
    expect(args).not.toContain("[a0]");
    expect(args).toContain("v:0,name:1080");
  });

  test("progress is read in percent of the duration and never beyond", () => {
    expect(progressOf("out_time_us=4500000", 9_000)).toBe(50);
    expect(progressOf("out_time_us=9900000", 9_000)).toBe(100);
    expect(progressOf("out_time_us=N/A", 9_000)).toBeNull();
    expect(progressOf("speed=2x", 9_000)).toBeNull();
  });
});

describe("reading a probe", () => {
  const answer = (video: object, format: object = { format_name: "mov", duration: "9.0" }) =>
    JSON.stringify({ streams: [{ codec_type: "video", codec_name: "h264", width: 1920, height: 1080, avg_frame_rate: "30/1", ...video }], format });

  test("a phone held upright is measured upright, and pixels are made square", () => {
    expect(readProbe(answer({ side_data_list: [{ rotation: -90 }] }))).toMatchObject({ width: 1080, height: 1920 });
    expect(readProbe(answer({ width: 1440, sample_aspect_ratio: "4:3" }))).toMatchObject({ width: 1920, height: 1080 });
  });

  test("rates that waver are made steady", () => {
    expect(frameRate("1798200/60011")).toEqual({ numerator: 30000, denominator: 1001 });
    expect(frameRate("30/1")).toEqual({ numerator: 30, denominator: 1 });
    expect(frameRate("12/1")).toEqual({ numerator: 12, denominator: 1 });
    expect(frameRate("240/1")).toEqual({ numerator: 60, denominator: 1 });
    expect(frameRate("0/0")).toEqual({ numerator: 30, denominator: 1 });
  });

  test.each([
    ["a song with a cover", { disposition: { attached_pic: 1 } }, undefined, "no-moving-picture"],
    ["a video without a duration", {}, { format_name: "mov" }, "unreadable"],
    ["two hours", {}, { format_name: "mov", duration: "7200" }, "too-long"],
    ["a wall of screens", { width: 16384 }, undefined, "too-many-pixels"],
  ])("%s is refused", (_name, video, format, code) => {
    expect(() => readProbe(answer(video, format))).toThrow(UnusableFile);
    expect(() => readProbe(answer(video, format))).toThrow(code);
  });
});

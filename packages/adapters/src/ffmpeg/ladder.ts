import type { Probe } from "@fanfare/contracts/media";
import { inputArguments } from "./probe.ts";

/** One step of the ladder. `side` is the shorter side in pixels; rates in kbit/s. */
export type Step = { name: string; side: number; width: number; height: number; kbits: number };

const sides = [1080, 720, 480] as const;
const kbitsFor = (side: number): number => (side > 900 ? 5_000 : side > 600 ? 2_800 : 1_400);

/** The sizes a video is made in: 1080, 720 and 480 on the shorter side, never larger than the source. */
export function ladderFor({ width, height }: { width: number; height: number }): Step[] {
  const shorter = Math.min(width, height);
  const top = Math.min(shorter, sides[0]);
  const wanted = [top, ...sides.filter((side) => side < top)];
  return wanted.map((side) => {
    const scale = side / shorter;
    return { name: String(side), side, width: even(width * scale), height: even(height * scale), kbits: kbitsFor(side) };
  });
}

/** The video coder wants even sides. */
const even = (pixels: number): number => Math.max(2, Math.round(pixels / 2) * 2);

type Job = { path: string; demuxer: "mov" | "matroska"; directory: string; probe: Probe };

/**
 * One ffmpeg run that makes all steps as HLS with fragmented MP4 (RFC 8216), one file a step addressed by byte ranges.
 * Frames come at a steady rate, without B-frames and from time zero, so that frame k is shown at k / fps exactly;
 * the 1024 samples that an AAC coder puts before the sound are cut off beforehand for the same reason.
 */
export function ladderArguments({ path, demuxer, directory, probe }: Job): string[] {
  const steps = ladderFor(probe);
  const { numerator, denominator } = probe.fps ?? { numerator: 30, denominator: 1 };
  const hasSound = probe.audioCodec !== null;
  const keyEvery = Math.max(1, Math.round((2 * numerator) / denominator));
  return [
    "-nostdin", "-hide_banner", "-v", "error", "-y", ...inputArguments(path, demuxer),
    "-filter_complex", filters(steps, `${numerator}/${denominator}`, hasSound),
    ...steps.flatMap((_, index) => ["-map", `[v${index}]`, ...(hasSound ? ["-map", `[a${index}]`] : [])]),
    "-map_metadata", "-1", "-map_chapters", "-1",
    "-c:v", "libx264", "-preset", "veryfast", "-profile:v", "high", "-bf", "0", "-crf", "22",
    "-g", String(keyEvery), "-keyint_min", String(keyEvery), "-sc_threshold", "0",
    ...steps.flatMap(({ kbits }, index) => [`-maxrate:v:${index}`, `${kbits}k`, `-bufsize:v:${index}`, `${kbits * 2}k`]),
    ...(hasSound ? ["-c:a", "aac", "-b:a", "128k", "-ac", "2"] : []),
    "-progress", "pipe:1",
    "-f", "hls", "-hls_time", "4", "-hls_playlist_type", "vod", "-hls_segment_type", "fmp4", "-hls_flags", "single_file+independent_segments",
    "-master_pl_name", "master.m3u8", "-var_stream_map", streams(steps, hasSound),
    "-hls_segment_filename", `${directory}/%v.mp4`, `${directory}/%v.m3u8`,
  ];
}

function filters(steps: readonly Step[], rate: string, hasSound: boolean): string {
  const copies = steps.map((_, index) => `[c${index}]`).join("");
  const picture = [`[0:v:0]fps=fps=${rate}:start_time=0,split=${steps.length}${copies}`];
  for (const [index, { width, height }] of steps.entries()) picture.push(`[c${index}]scale=${width}:${height},setsar=1,format=yuv420p[v${index}]`);
  const sound = `[0:a:0]aresample=48000,atrim=start_sample=1024,asplit=${steps.length}${steps.map((_, index) => `[a${index}]`).join("")}`;
  return [...picture, ...(hasSound ? [sound] : [])].join(";");
}

const streams = (steps: readonly Step[], hasSound: boolean): string =>
  steps.map(({ name }, index) => `v:${index},${hasSound ? `a:${index},` : ""}name:${name}`).join(" ");

/** One frame as a picture, a tenth into the video but not later than 2 s. */
export function posterArguments({ path, demuxer, directory, probe }: Job): string[] {
  const at = Math.min(probe.durationMs / 10, 2_000) / 1000;
  const limit = "scale='min(1280,iw)':'min(1280,ih)':force_original_aspect_ratio=decrease:force_divisible_by=2,setsar=1";
  return [
    "-nostdin", "-hide_banner", "-v", "error", "-y", "-ss", at.toFixed(3), ...inputArguments(path, demuxer),
    "-map", "0:v:0", "-frames:v", "1", "-vf", limit, "-map_metadata", "-1", "-q:v", "3", "-f", "image2", "-update", "1", `${directory}/poster.jpg`,
  ];
}

/** Percent done by a line of ffmpeg's `-progress`, or null when the line says nothing of it. */
export function progressOf(line: string, durationMs: number): number | null {
  const microseconds = /^out_time_us=(\d+)/.exec(line)?.[1];
  return microseconds === undefined ? null : Math.min(100, (Number(microseconds) / 1000 / durationMs) * 100);
}

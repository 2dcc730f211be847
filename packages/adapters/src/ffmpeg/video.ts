import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Rendition } from "@fanfare/contracts/media";
import { runConfined, type Limits } from "./confined.ts";
import { ladderArguments, ladderFor, posterArguments, progressOf } from "./ladder.ts";
import { probeVideo } from "./probe.ts";
import { sniffFile } from "./sniff.ts";
import { UnusableFile } from "./unusable.ts";
import type { Prepared, PreparedFile, Source } from "./prepared.ts";

/** Wall time grows with the video: a slow machine gets 40 times real time, and never less than five minutes. */
const limitsFor = (durationMs: number): Limits => {
  const wallSeconds = Math.max(300, Math.ceil((durationMs / 1000) * 40));
  return { wallSeconds, cpuSeconds: wallSeconds * 4, memoryBytes: 8 * 1024 ** 3, fileBytes: 8 * 1024 ** 3 };
};

/** How much of a video may be missing at its end before we call it broken off (ms). */
const toleratedLossMs = 1_500;

/**
 * Makes everything a screen needs of a video: a poster and an HLS ladder, as files in `source.directory`.
 * Throws UnusableFile with the reason, or the signal's reason when aborted.
 */
export async function prepareVideo(source: Source): Promise<Prepared> {
  const { path, directory, signal, onProgress } = source;
  const type = await sniffFile(path, "video");
  const probe = await probeVideo({ path, directory, type, ...(signal && { signal }) });
  const job = { path, demuxer: type.demuxer ?? "mov", directory, probe } as const;
  const limits = limitsFor(probe.durationMs);
  await run({ ...source, args: posterArguments(job), limits });
  let reached = 0;
  const onLine = (line: string) => {
    const percent = progressOf(line, probe.durationMs);
    if (percent === null) return;
    reached = percent;
    onProgress?.(percent);
  };
  await run({ ...source, args: ladderArguments(job), limits, onLine });
  if ((reached / 100) * probe.durationMs < probe.durationMs - toleratedLossMs) throw new UnusableFile("unreadable", "broken off");
  const renditions = renditionsOf(probe);
  return { contentType: type.contentType, durationMs: probe.durationMs, width: probe.width, height: probe.height, probe, renditions, files: await filesOf(directory, renditions) };
}

async function run({ directory, args, limits, signal, onLine }: Source & { args: string[]; limits: Limits; onLine?: (line: string) => void }): Promise<void> {
  const { exitCode, killedBy, complaints } = await runConfined({ tool: "ffmpeg", args, directory, limits, ...(signal && { signal }), ...(onLine && { onLine }) });
  signal?.throwIfAborted();
  if (killedBy === "time") throw new UnusableFile("too-costly");
  if (exitCode === 0) return;
  // A signal from the system, such as the out-of-memory killer's, is the machine's fault and worth another attempt.
  if (exitCode === null || exitCode > 128) throw new Error(`ffmpeg was ended by the system (${exitCode ?? "signal"}).`);
  throw new UnusableFile("unreadable", complaints.slice(0, 300));
}

function renditionsOf(probe: { width: number; height: number }): Rendition[] {
  const { width, height } = probe;
  const steps = ladderFor(probe);
  return [
    { path: "master.m3u8", kind: "hls-master", contentType: playlist, width, height, bitRate: null },
    ...steps.map((step) => ({ path: `${step.name}.m3u8`, kind: "hls" as const, contentType: playlist, width: step.width, height: step.height, bitRate: step.kbits * 1000 })),
    { path: "poster.jpg", kind: "poster", contentType: "image/jpeg", width, height, bitRate: null },
  ];
}

const playlist = "application/vnd.apple.mpegurl";

/** Segments before playlists, the master last: what is listed is there. */
async function filesOf(directory: string, renditions: readonly Rendition[]): Promise<PreparedFile[]> {
  const steps = renditions.filter(({ kind }) => kind === "hls");
  const names: [string, string][] = [
    ["poster.jpg", "image/jpeg"],
    ...steps.map(({ path }): [string, string] => [path.replace(/m3u8$/, "mp4"), "video/mp4"]),
    ...steps.map(({ path }): [string, string] => [path, playlist]),
    ["master.m3u8", playlist],
  ];
  return Promise.all(
    names.map(async ([name, contentType]) => {
      const path = join(directory, name);
      return { name, path, contentType, byteSize: (await stat(path)).size };
    }),
  );
}

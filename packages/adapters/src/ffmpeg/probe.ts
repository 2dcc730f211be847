import type { Probe } from "@fanfare/contracts/media";
import { z } from "zod";
import { runConfined, type Limits } from "./confined.ts";
import type { SniffedType } from "./sniff.ts";
import { UnusableFile } from "./unusable.ts";

const limits: Limits = { cpuSeconds: 30, wallSeconds: 60, memoryBytes: 4 * 1024 ** 3, fileBytes: 0 };

const longestMs = 60 * 60 * 1000;
const largestSide = 8_192;

/** Decoders a file may ask for: what phones, cameras and editors write. Everything else stays out of reach. */
const decoders = [
  "h264", "hevc", "vp8", "vp9", "libvpx", "libvpx-vp9", "av1", "libdav1d", "mpeg4", "prores", "mjpeg",
  "aac", "mp3", "mp3float", "opus", "libopus", "vorbis", "alac", "ac3", "eac3", "pcm_s16le", "pcm_s16be", "pcm_s24le", "pcm_s24be", "pcm_s32le", "pcm_f32le",
];

/** How a hostile file is opened: local files only, the one demuxer its bytes name, known decoders, nothing external. */
export function inputArguments(path: string, demuxer: "mov" | "matroska"): string[] {
  const externals = demuxer === "mov" ? ["-enable_drefs", "0", "-use_absolute_path", "0"] : [];
  return ["-protocol_whitelist", "file,pipe", "-codec_whitelist", decoders.join(","), "-f", demuxer, ...externals, "-i", `file:${path}`];
}

export const probeArguments = (path: string, demuxer: "mov" | "matroska"): string[] => [
  "-hide_banner", "-v", "error", "-print_format", "json", "-show_format", "-show_streams", ...inputArguments(path, demuxer),
];

const Stream = z.object({
  codec_type: z.string().optional(),
  codec_name: z.string().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
  avg_frame_rate: z.string().optional(),
  sample_aspect_ratio: z.string().optional(),
  disposition: z.object({ attached_pic: z.number().optional() }).optional(),
  side_data_list: z.array(z.object({ rotation: z.number().optional() })).optional(),
});
type Stream = z.infer<typeof Stream>;

const Answer = z.object({ streams: z.array(Stream).default([]), format: z.object({ format_name: z.string().optional(), duration: z.string().optional() }).default({}) });

/** Reads what a video says of itself. Throws UnusableFile when it can't be read or is beyond what we take. */
export async function probeVideo(file: { path: string; directory: string; type: SniffedType; signal?: AbortSignal }): Promise<Probe> {
  const args = probeArguments(file.path, file.type.demuxer ?? "mov");
  const { exitCode, killedBy, output } = await runConfined({ tool: "ffprobe", args, directory: file.directory, limits, ...(file.signal && { signal: file.signal }) });
  file.signal?.throwIfAborted();
  if (killedBy === "time") throw new UnusableFile("too-costly");
  if (exitCode !== 0) throw new UnusableFile("unreadable");
  return readProbe(output);
}

/** Reads ffprobe's JSON answer (`ffprobe -print_format json -show_format -show_streams`). */
export function readProbe(output: string): Probe {
  const { streams, format } = Answer.parse(JSON.parse(output));
  const video = streams.find((stream) => stream.codec_type === "video" && stream.disposition?.attached_pic !== 1);
  if (!video?.width || !video.height) throw new UnusableFile("no-moving-picture");
  const durationMs = Math.round(Number(format.duration) * 1000);
  if (!Number.isFinite(durationMs) || durationMs <= 0) throw new UnusableFile("unreadable", "no duration");
  if (durationMs > longestMs) throw new UnusableFile("too-long");
  const size = displaySize(video, video.width, video.height);
  if (Math.max(size.width, size.height) > largestSide) throw new UnusableFile("too-many-pixels");
  return {
    container: format.format_name ?? "",
    durationMs,
    ...size,
    fps: frameRate(video.avg_frame_rate),
    videoCodec: video.codec_name ?? null,
    audioCodec: streams.find((stream) => stream.codec_type === "audio")?.codec_name ?? null,
  };
}

/** The size as it is watched: pixels made square, a phone held upright turned upright. */
function displaySize(video: Stream, width: number, height: number): { width: number; height: number } {
  const [across = 1, down = 1] = (video.sample_aspect_ratio ?? "1:1").split(":").map(Number);
  const wide = across > 0 && down > 0 ? Math.round((width * across) / down) : width;
  const rotation = video.side_data_list?.find((side) => side.rotation !== undefined)?.rotation ?? 0;
  return Math.abs(rotation) % 180 === 90 ? { width: height, height: wide } : { width: wide, height };
}

const standardRates = [[24000, 1001], [24, 1], [25, 1], [30000, 1001], [30, 1], [48, 1], [50, 1], [60000, 1001], [60, 1]] as const;

/** A steady rate for a file that may have none: the standard rate within half a percent, else whole frames, 1 to 60. */
export function frameRate(average: string | undefined): { numerator: number; denominator: number } {
  const [numerator = 0, denominator = 0] = (average ?? "").split("/").map(Number);
  const rate = denominator > 0 ? numerator / denominator : 0;
  if (!(rate > 0)) return { numerator: 30, denominator: 1 };
  const standard = standardRates.find(([top, bottom]) => Math.abs(top / bottom - rate) / rate < 0.0004) ?? standardRates.find(([top, bottom]) => Math.abs(top / bottom - rate) / rate < 0.005);
  if (standard) return { numerator: standard[0], denominator: standard[1] };
  return { numerator: Math.min(60, Math.max(1, Math.round(rate))), denominator: 1 };
}

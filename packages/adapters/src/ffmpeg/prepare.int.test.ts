import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { preparePicture, prepareVideo } from "./index.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "fanfare-prepare-"));
  ffmpeg("-f", "lavfi", "-i", "testsrc2=size=640x360:rate=25:duration=3", "-f", "lavfi", "-i", "sine=duration=3", "-metadata", "location=+48.1+11.5/",
    "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac", "-movflags", "+faststart", at("good.mp4"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const at = (name: string) => join(folder, name);
const ffmpeg = (...args: string[]) => execFileSync("ffmpeg", ["-v", "error", "-y", ...args]);
const sourceOf = (name: string, options: { signal?: AbortSignal; onProgress?: (percent: number) => void } = {}) => ({
  path: at(name),
  directory: mkdtempSync(join(folder, "made-")),
  ...options,
});
const written = (name: string, content: string | Buffer) => {
  writeFileSync(at(name), content);
  return sourceOf(name);
};
const probeOf = (path: string) =>
  JSON.parse(execFileSync("ffprobe", ["-v", "error", "-print_format", "json", "-show_format", "-show_streams", "-allowed_extensions", "ALL", path], { encoding: "utf8" })) as {
    streams: { codec_type: string; start_time: string; height?: number }[];
    format: { tags?: Record<string, string> };
  };

describe("a real video", () => {
  test("becomes a ladder, a poster and a probe, from time zero and without metadata, and tells its progress", async () => {
    const told: number[] = [];
    const made = await prepareVideo(sourceOf("good.mp4", { onProgress: (percent) => told.push(percent) }));
    expect(made).toMatchObject({ contentType: "video/mp4", width: 640, height: 360, probe: { fps: { numerator: 25, denominator: 1 }, audioCodec: "aac" } });
    expect(made.durationMs).toBeGreaterThan(2_900);
    expect(made.files.map(({ name }) => name)).toEqual(["poster.jpg", "360.mp4", "360.m3u8", "master.m3u8"]);
    expect(told.at(-1)).toBe(100);
    const played = probeOf(made.files.find(({ name }) => name === "360.m3u8")!.path);
    expect(played.streams.map(({ codec_type, start_time }) => [codec_type, Number(start_time)])).toEqual([["video", 0], ["audio", 0]]);
    expect(JSON.stringify(probeOf(made.files[1]!.path).format.tags)).not.toContain("+48.1");
  });

  test("given an abort while it runs, ffmpeg ends and nothing is answered", async () => {
    const stop = new AbortController();
    const running = prepareVideo(sourceOf("good.mp4", { signal: stop.signal, onProgress: () => stop.abort(new Error("removed")) }));
    await expect(running).rejects.toThrow("removed");
  });

  test("made twice gives the same files", async () => {
    const [first, second] = [await prepareVideo(sourceOf("good.mp4")), await prepareVideo(sourceOf("good.mp4"))];
    expect(second.files.map(({ name, byteSize }) => [name, byteSize])).toEqual(first.files.map(({ name, byteSize }) => [name, byteSize]));
  });
});

describe("a file that is not the video it claims to be", () => {
  test("a text under a video's name is refused", async () => {
    await expect(prepareVideo(written("notes.mp4", "Dear brand, here is my video."))).rejects.toThrow("unknown-type");
  });

  test("a playlist that names local files is refused, bare or inside an AVI", async () => {
    const playlist = "#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:10,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n";
    await expect(prepareVideo(written("list.mp4", playlist))).rejects.toThrow("unknown-type");
    const avi = Buffer.concat([Buffer.from("RIFF\x00\x02\x00\x00AVI LIST\x14\x01\x00\x00hdrl", "latin1"), Buffer.from(`GAB2\0\x02\0${playlist}`, "latin1")]);
    await expect(prepareVideo(written("clip.mp4", avi))).rejects.toThrow("not-a-video");
  });

  test("a file that only begins like a video is refused by the forced demuxer", async () => {
    const head = readFileSync(at("good.mp4")).subarray(0, 32);
    await expect(prepareVideo(written("head.mp4", Buffer.concat([head, Buffer.from("#EXTM3U\nfile:///etc/passwd\n")])))).rejects.toThrow("unreadable");
  });

  test("a video that breaks off is refused, with its index at the end or at the beginning", async () => {
    ffmpeg("-i", at("good.mp4"), "-c", "copy", at("late-index.mp4"));
    const late = readFileSync(at("late-index.mp4"));
    await expect(prepareVideo(written("cut-late.mp4", late.subarray(0, late.length / 2)))).rejects.toThrow("unreadable");
    const early = readFileSync(at("good.mp4"));
    await expect(prepareVideo(written("cut-early.mp4", early.subarray(0, Math.floor(early.length * 0.3))))).rejects.toThrow("unreadable");
  });

  test("a picture or a song under a video's name is refused", async () => {
    await expect(prepareVideo(written("photo.mp4", await sharp({ create: { width: 8, height: 8, channels: 3, background: "red" } }).png().toBuffer()))).rejects.toThrow("not-a-video");
    ffmpeg("-f", "lavfi", "-i", "sine=duration=1", "-c:a", "aac", at("song.mp4"));
    await expect(prepareVideo(sourceOf("song.mp4"))).rejects.toThrow("no-moving-picture");
  });
});

describe("pictures", () => {
  test("a photo is made anew in several sizes, upright and without where it was taken", async () => {
    const photo = await sharp({ create: { width: 1600, height: 900, channels: 3, background: "#0f5c4d" } })
      .withExif({ IFD0: { Artist: "Mira" }, IFD3: { GPSLatitude: "48/1 8/1 0/1" } }).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const made = await preparePicture(written("photo.jpg", photo));
    expect(made).toMatchObject({ contentType: "image/jpeg", width: 900, height: 1600, durationMs: null });
    expect(made.renditions.map(({ path, width, height }) => [path, width, height])).toEqual([["480.webp", 480, 853], ["900.webp", 900, 1600], ["poster.jpg", 900, 1600]]);
    for (const file of made.files) expect((await sharp(file.path).metadata()).exif).toBeUndefined();
  });

  test("a bomb of pixels is refused before it is unpacked", async () => {
    await expect(preparePicture(written("bomb.png", pngOf(60_000, 60_000)))).rejects.toThrow("too-many-pixels");
  });

  test("a drawing that could carry scripts, and a torn photo, are refused", async () => {
    await expect(preparePicture(written("logo.png", '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'))).rejects.toThrow(/unknown-type|not-a-picture/);
    const photo = await sharp({ create: { width: 640, height: 480, channels: 3, background: "blue" } }).jpeg().toBuffer();
    await expect(preparePicture(written("torn.jpg", photo.subarray(0, photo.length / 2)))).rejects.toThrow("unreadable");
  });
});

/** A PNG of a few hundred bytes that claims to be of any size. */
function pngOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const framed = Buffer.alloc(body.length + 8);
    framed.writeUInt32BE(data.length, 0);
    body.copy(framed, 4);
    framed.writeUInt32BE(crc32(body), body.length + 4);
    return framed;
  };
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), chunk("IHDR", header), chunk("IDAT", deflateSync(Buffer.alloc(4096))), chunk("IEND", Buffer.alloc(0))]);
}

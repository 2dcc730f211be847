import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const ffmpeg = process.env["FFMPEG_PATH"] ?? "ffmpeg";
const folder = path.join(tmpdir(), `fanfare-e2e-${process.pid}`);

async function make(name: string, args: string[]): Promise<string> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, name);
  await run(ffmpeg, ["-v", "error", "-y", ...args, file]);
  return file;
}

/** A picture for the head of a page, drawn by ffmpeg. */
export const heroPicture = (): Promise<string> => make("ridge.png", ["-f", "lavfi", "-i", "gradients=size=1600x900:c0=0x1f4e5f:c1=0xf2a541:duration=1", "-frames:v", "1"]);

/** A real MP4 of eight seconds with sound. */
export const film = (name: string): Promise<string> =>
  make(name, ["-f", "lavfi", "-i", "testsrc2=size=1280x720:rate=25:duration=8", "-f", "lavfi", "-i", "sine=frequency=440:duration=8", "-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-c:a", "aac"]);

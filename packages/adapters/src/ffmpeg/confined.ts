import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";

/** What a tool may use at most: CPU and wall time in seconds, memory and the largest file it writes in bytes. */
export type Limits = { cpuSeconds: number; wallSeconds: number; memoryBytes: number; fileBytes: number };

export type Confined = {
  tool: "ffmpeg" | "ffprobe";
  args: readonly string[];
  directory: string;
  limits: Limits;
  signal?: AbortSignal;
  onLine?: (line: string) => void;
};

export type ToolResult = { exitCode: number | null; killedBy: "time" | "abort" | null; output: string; complaints: string };

/** Where the launcher found the tools; by themselves they are looked for on PATH. */
const executables = { ffmpeg: process.env.FFMPEG_PATH || "ffmpeg", ffprobe: process.env.FFPROBE_PATH || "ffprobe" };

const keptOutput = 4 * 1024 * 1024;
const keptComplaints = 16 * 1024;

/** Sets the limits where the system knows them, then becomes the tool, so that one signal ends it. */
const confine = 'ulimit -c 0; ulimit -t "$1"; ulimit -f "$2"; ulimit -v "$3" 2>/dev/null; shift 3; exec nice -n 10 "$@"';

let withoutNetwork: readonly string[] | undefined;

/** `unshare -rn` gives a process a network namespace of its own with nothing in it; not every host allows that. */
function networkless(): readonly string[] {
  withoutNetwork ??= process.platform === "linux" && spawnSync("unshare", ["-rn", "true"]).status === 0 ? ["unshare", "-rn"] : [];
  return withoutNetwork;
}

/**
 * Runs a tool on a file that somebody gave us: as a child process with an empty environment, lowered priority, limits
 * on time, memory and output, and without a network where the system allows. Never throws for what the tool says;
 * the caller reads exit code and output. Throws when the tool can't be started at all.
 */
export async function runConfined({ tool, args, directory, limits, signal, onLine }: Confined): Promise<ToolResult> {
  const asked = [String(limits.cpuSeconds), String(Math.ceil(limits.fileBytes / 512)), String(Math.ceil(limits.memoryBytes / 1024))];
  const [command = "/bin/sh", ...rest] = [...networkless(), "/bin/sh", "-c", confine, "sh", ...asked, executables[tool], ...args];
  const child = spawn(command, rest, {
    cwd: directory,
    env: { PATH: process.env.PATH ?? "/usr/bin:/bin", LC_ALL: "C", HOME: directory },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let killedBy: ToolResult["killedBy"] = null;
  const kill = (why: "time" | "abort") => {
    killedBy ??= why;
    child.kill("SIGKILL");
  };
  const timer = setTimeout(() => kill("time"), limits.wallSeconds * 1000);
  const onAbort = () => kill("abort");
  signal?.addEventListener("abort", onAbort);
  if (signal?.aborted) onAbort();
  const output = collect(child.stdout, keptOutput, onLine);
  const complaints = collect(child.stderr, keptComplaints);
  try {
    const [exitCode] = (await once(child, "close")) as [number | null];
    return { exitCode, killedBy, output: output(), complaints: complaints() };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  }
}

/** Keeps the beginning of a stream as text and hands on whole lines. */
function collect(stream: NodeJS.ReadableStream, limit: number, onLine?: (line: string) => void): () => string {
  let kept = "";
  let rest = "";
  stream.setEncoding("utf8");
  stream.on("data", (chunk: string) => {
    if (kept.length < limit) kept += chunk.slice(0, limit - kept.length);
    if (!onLine) return;
    const lines = (rest + chunk).split("\n");
    rest = (lines.pop() ?? "").slice(-1_000);
    lines.forEach(onLine);
  });
  return () => kept;
}

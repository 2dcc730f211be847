import type { Part } from "./bring-up.ts";
import type { Environment } from "./environment.ts";
import type { Progress } from "./progress.ts";
import { aptInstall, cannotBeHad, canUseApt, isExecutable, onPath, reasonOf, versionPrinted, type Remedies } from "./tools.ts";

/** A program that workers and browser tests call; its path goes into the environment. */
interface Tool {
  title: string;
  /** Variable of the environment -> names of the program on PATH. */
  programs: Record<string, string[]>;
  versionArgument: string;
  remedies: Remedies & { apt: string };
}

const ffmpeg: Tool = {
  title: "FFmpeg",
  programs: { FFMPEG_PATH: ["ffmpeg"], FFPROBE_PATH: ["ffprobe"] },
  versionArgument: "-version",
  remedies: { apt: "ffmpeg", brew: "ffmpeg" },
};

const chromium: Tool = {
  title: "Chromium",
  programs: { CHROMIUM_PATH: ["chromium", "chromium-browser", "google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"] },
  versionArgument: "--version",
  remedies: { apt: "chromium", brew: "--cask chromium" },
};

export const tools: readonly Tool[] = [ffmpeg, chromium];

/** Finds a tool or installs it, and names its programs in the environment. */
export async function haveTool(tool: Tool, environment: Environment, progress: Progress): Promise<Part> {
  const isThere = locate(tool, environment);
  if (!isThere) await install(tool, progress);
  if (!isThere && !locate(tool, environment)) throw cannotBeHad(tool.title, Object.keys(tool.programs)[0], tool.remedies, "its package brought no such program");
  const address = environment[Object.keys(tool.programs)[0] ?? ""] ?? "";
  const version = await versionPrinted(address, tool.versionArgument);
  const how = isThere ? "on PATH" : "installed by apt";
  progress.say(tool.title, `ready (${how})`);
  return { title: tool.title, version, address, how };
}

function locate(tool: Tool, environment: Environment): boolean {
  for (const [variable, names] of Object.entries(tool.programs)) {
    const program = process.env[variable] ?? onPath(...names) ?? names.find((name) => name.startsWith("/") && isExecutable(name));
    if (program === undefined) return false;
    environment[variable] = program;
  }
  return true;
}

async function install(tool: Tool, progress: Progress): Promise<void> {
  progress.say(tool.title, "installing it");
  try {
    if (!canUseApt) throw new Error("it needs apt and root rights");
    await aptInstall(tool.remedies.apt);
  } catch (error) {
    throw cannotBeHad(tool.title, Object.keys(tool.programs)[0], tool.remedies, reasonOf(error));
  }
}

import { execFile } from "node:child_process";
import { accessSync, constants, existsSync, statSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { Failure } from "./failure.ts";
import { isRoot } from "./profile.ts";

const execute = promisify(execFile);

/** A program and how it came to be here, as the table at the end says it. */
export interface Found {
  readonly path: string;
  readonly how: string;
}

/** The commands that bring a part on systems where the launcher cannot. */
export interface Remedies {
  apt?: string;
  brew?: string;
  /** Service name in deploy/compose.yaml, for the parts that can run in a container. */
  compose?: string;
}

/** Looks a program up on PATH. */
export function onPath(...names: string[]): string | undefined {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isExecutable);
}

/** True for a file that may be run. */
export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** The first version number a program prints, such as `7.0.15`; empty when it prints none. */
export async function versionPrinted(program: string, ...args: string[]): Promise<string> {
  const { stdout, stderr } = await execute(program, args);
  return /\d+\.\d+(\.\d+)?/.exec(`${stdout}\n${stderr}`)?.[0] ?? "";
}

/** True when version `actual` is at least `wanted`, compared number by number. */
export function isAtLeast(actual: string, wanted: string): boolean {
  return actual.localeCompare(wanted, "en", { numeric: true }) >= 0;
}

let aptQueue: Promise<unknown> = Promise.resolve();

export const canUseApt = isRoot && existsSync("/usr/bin/apt-get");

/** Installs Debian packages, one call after the other: apt allows no two at once. Refreshes its lists once when a package is not known. */
export function aptInstall(...packages: string[]): Promise<void> {
  const install = () => apt("install", "--yes", "--no-install-recommends", ...packages);
  const call = aptQueue.then(async () => {
    try {
      await install();
    } catch {
      await apt("update");
      await install();
    }
  });
  aptQueue = call.catch(() => undefined);
  return call;
}

async function apt(...args: string[]): Promise<void> {
  await execute("apt-get", ["--quiet", "-o", "DPkg::Lock::Timeout=600", ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    maxBuffer: 64 * 1024 * 1024,
  });
}

/** Runs an installing command; the higher its niceness (0-19), the more it lets others go first. */
export async function runNicely(niceness: number, command: string, args: string[], env: NodeJS.ProcessEnv = process.env, cwd?: string): Promise<void> {
  await execute("nice", ["-n", String(niceness), command, ...args], { env, cwd, maxBuffer: 64 * 1024 * 1024 });
}

/** What to say when a part can be neither found nor installed. */
export function cannotBeHad(title: string, variable: string | undefined, remedies: Remedies, reason: string): Failure {
  const ways: string[] = [];
  if (process.platform === "darwin" && remedies.brew) ways.push(`brew install ${remedies.brew}`);
  if (process.platform === "linux" && remedies.apt) ways.push(`sudo apt-get install ${remedies.apt}`);
  if (remedies.compose) ways.push(`docker compose -f deploy/compose.yaml up -d --wait ${remedies.compose}, then ${variable} as in deploy/compose.env`);
  const said = ways.length > 0 ? `Bring it with: ${ways.join("; or: ")}.` : `Set ${variable} to one that is there.`;
  return new Failure(`${title} is not on this machine and could not be installed: ${reason}.`, said);
}

/** The line of a failed command that says why. */
export function reasonOf(error: unknown): string {
  const { stderr = "", message } = error as { stderr?: string; message: string };
  const lines = stderr.split("\n").map((line) => line.trim());
  const telling = lines.findLast((line) => /^(E:|go: |\[ERROR\]|error|fatal)/i.test(line)) ?? lines.findLast((line) => line !== "");
  return (telling ?? message.split("\n")[0] ?? "").replace(/^go: (\S+@\S+: )+/, "").replace(/\.$/, "").slice(0, 200);
}

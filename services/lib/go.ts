import { mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { onPath, runNicely, type Found } from "./tools.ts";

/** Builds a Go program from its module and puts it at `target`; a build that was interrupted leaves nothing there. */
export async function goInstall(module: string, target: string, niceness: number): Promise<Found> {
  const go = onPath("go");
  if (go === undefined) throw new Error("building it needs Go, and there is none");
  const folder = path.dirname(path.dirname(target));
  mkdirSync(folder, { recursive: true });
  const unfinished = mkdtempSync(path.join(folder, "building-"));
  try {
    await runNicely(niceness, go, ["install", module], { ...process.env, GOBIN: unfinished });
    mkdirSync(path.dirname(target), { recursive: true });
    renameSync(path.join(unfinished, path.basename(target)), target);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return { path: target, how: "built with Go" };
}

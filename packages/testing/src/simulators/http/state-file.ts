import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Reads what a simulator kept in its last run, or undefined on the first one. */
export function readState(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new Error(`The state file ${file} can't be read (${(error as Error).message}); delete it to start afresh.`);
  }
}

/** Replaces the state file in one step, so that a kill in between leaves the old one whole. */
export function writeState(file: string, state: unknown): void {
  mkdirSync(dirname(file), { recursive: true });
  const next = `${file}.${process.pid}.next`;
  writeFileSync(next, JSON.stringify(state));
  renameSync(next, file);
}

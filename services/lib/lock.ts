import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Part } from "./bring-up.ts";
import { isAlive } from "./process-tree.ts";
import type { Profile } from "./profile.ts";

/** Who runs a layer of a profile's stack: the servers, or the applications on top of them. */
export interface Holder {
  pid: number;
  command: string;
  /** Set once all of it is up. */
  parts: Part[];
}

export type Layer = "servers" | "applications";

function fileOf(profile: Profile, layer: Layer): string {
  return path.join(profile.folder, `${layer}.json`);
}

/** The launcher that runs this layer now; a file left behind by one that was killed counts for nothing. */
export function holderOf(profile: Profile, layer: Layer): Holder | undefined {
  const file = fileOf(profile, layer);
  if (!existsSync(file)) return undefined;
  const holder = JSON.parse(readFileSync(file, "utf8")) as Holder;
  return holder.pid !== process.pid && isAlive(holder.pid) ? holder : undefined;
}

/** True when all of the layer is up. */
export function isUp(profile: Profile, layer: Layer): boolean {
  return (holderOf(profile, layer)?.parts.length ?? 0) > 0;
}

/** Says that this launcher runs the layer, until it ends. */
export function hold(profile: Profile, layer: Layer, command: string, parts: Part[] = []): void {
  mkdirSync(profile.folder, { recursive: true });
  writeFileSync(fileOf(profile, layer), JSON.stringify({ pid: process.pid, command, parts } satisfies Holder));
}

/** Gives up what this launcher holds; with the servers goes the file that says how to reach them. */
export function release(profile: Profile): void {
  for (const layer of ["servers", "applications"] as const) {
    const file = fileOf(profile, layer);
    if (!existsSync(file) || (JSON.parse(readFileSync(file, "utf8")) as Holder).pid !== process.pid) continue;
    rmSync(file);
    if (layer === "servers") rmSync(profile.environmentFile, { force: true });
  }
}

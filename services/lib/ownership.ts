import { lchownSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { isRoot, unprivileged } from "./profile.ts";

/** Gives a file, or a folder and all in it, to the unprivileged user, when we are root; otherwise it is ours already. */
export function giveAway(target: string): void {
  if (!isRoot) return;
  const { uid, gid } = unprivileged;
  lchownSync(target, uid, gid);
  if (!statSync(target).isDirectory()) return;
  for (const entry of readdirSync(target, { recursive: true, encoding: "utf8" })) lchownSync(path.join(target, entry), uid, gid);
}

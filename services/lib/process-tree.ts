import { execFile } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";

const graceMilliseconds = 10_000;

export interface ProcessRow {
  pid: number;
  parent: number;
  group: number;
}

/** Asks a program to end, waits, and ends by force whatever is left of it: its group, its children and their groups. */
export async function endTree(pid: number, signal: NodeJS.Signals): Promise<void> {
  const tree = descendantsOf(pid, await processTable());
  send(pid, signal);
  const end = Date.now() + graceMilliseconds;
  while (Date.now() < end && (await survivors(tree)).length > 0) {
    if (!isAlive(pid)) break;
    await pause(100);
  }
  for (const row of await survivors(tree)) send(row.pid, "SIGTERM");
  await pause(50);
  for (const row of await survivors(tree)) send(row.pid, "SIGKILL");
}

/** A process, all below it, and all that share a group with one of them. */
export function descendantsOf(pid: number, table: ProcessRow[]): ProcessRow[] {
  const found = new Set([pid]);
  const groups = new Set([pid]);
  for (let size = 0; size !== found.size; ) {
    size = found.size;
    for (const row of table) {
      if (!found.has(row.pid) && !found.has(row.parent) && !groups.has(row.group)) continue;
      found.add(row.pid);
      if (row.group === row.pid) groups.add(row.group);
    }
  }
  return table.filter((row) => found.has(row.pid));
}

async function survivors(tree: ProcessRow[]): Promise<ProcessRow[]> {
  const roots = tree.map((row) => row.pid);
  const table = await processTable();
  const known = new Map(tree.map((row) => [row.pid, row]));
  return table.filter((row) => known.get(row.pid)?.group === row.group || roots.includes(row.group));
}

async function processTable(): Promise<ProcessRow[]> {
  const { stdout } = await promisify(execFile)("ps", ["-Ao", "pid=,ppid=,pgid=,stat="]);
  return stdout
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter((columns) => !columns[3]?.startsWith("Z"))
    .map(([pid, parent, group]) => ({ pid: Number(pid), parent: Number(parent), group: Number(group) }));
}

/** True while the process exists, also as another user's. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Ended by itself in between, which is what is wanted.
  }
}

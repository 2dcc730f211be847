import { readFileSync, readdirSync, readlinkSync } from "node:fs";

/** Milliseconds of processor time by part; `own` is this process. */
export type ProcessorTimes = Readonly<Record<string, number>>;

const msPerTick = 10;
const listening = "0A";
/** Processes end and files are closed while their folders are read, and some are somebody else's. */
function unlessGone<T>(read: () => T, instead: T): T {
  try {
    return read();
  } catch {
    return instead;
  }
}
const textOf = (file: string): string => unlessGone(() => readFileSync(file, "utf8"), "");

/**
 * A clock of what this process and servers of this machine spend. Of a server everything that it started counts, too, also
 * what has ended since: PostgreSQL has a process for each connection. `servers` gives the address of each by name.
 * Reads /proc (man 5 proc), so only Linux has it; throws when no process of this machine listens at an address.
 */
export function processorClock(servers: Readonly<Record<string, string>>): () => ProcessorTimes {
  const processes = Object.entries(servers).map(([name, address]) => [name, processAt(address)] as const);
  return () => {
    const { user, system } = process.cpuUsage();
    const all = allProcesses();
    return Object.fromEntries([["own", (user + system) / 1_000], ...processes.map(([name, id]) => [name, spentBy(id, all)] as const)]);
  };
}

export const spentBetween = (before: ProcessorTimes, after: ProcessorTimes): ProcessorTimes => Object.fromEntries(Object.keys(after).map((name) => [name, after[name]! - before[name]!]));
export const sumOf = (times: ProcessorTimes): number => Object.values(times).reduce((sum, ms) => sum + ms, 0);

/** The oldest process that listens at the address' port: children of a server may have its socket, too. */
function processAt(address: string): number {
  const { port, protocol } = new URL(address);
  const wanted = Number(port || { "https:": 443, "http:": 80, "postgres:": 5432, "postgresql:": 5432, "redis:": 6379 }[protocol]);
  const sockets = new Set(["tcp", "tcp6"].flatMap((table) => textOf(`/proc/net/${table}`).split("\n").slice(1).flatMap((line) => {
    const [, local = "", , state, , , , , , inode] = line.trim().split(/\s+/);
    return state === listening && Number.parseInt(local.split(":")[1] ?? "", 16) === wanted ? [`socket:[${inode}]`] : [];
  })));
  const found = processIds().filter((id) => filesOf(id).some((file) => sockets.has(file)));
  if (found.length === 0) throw new Error(`Nothing of this machine that may be looked into listens at port ${wanted}: processor time is read from /proc, on the machine and as the user that runs the servers.`);
  return Math.min(...found);
}

const processIds = (): number[] => readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));

const filesOf = (id: number): string[] => unlessGone(() => readdirSync(`/proc/${id}/fd`), []).map((name) => unlessGone(() => readlinkSync(`/proc/${id}/fd/${name}`), ""));

type OneProcess = { parent: number; ownMs: number; endedChildrenMs: number };

function allProcesses(): Map<number, OneProcess> {
  return new Map(processIds().flatMap((id) => {
    // The name, in brackets, may hold anything; what follows are numbers. The fields are 4, 14, 15, 16 and 17 of the manual.
    const fields = textOf(`/proc/${id}/stat`).split(") ").at(-1)!.split(" ");
    if (fields.length < 15) return [];
    const ticks = (at: number) => Number(fields[at]) * msPerTick;
    return [[id, { parent: Number(fields[1]), ownMs: ticks(11) + ticks(12), endedChildrenMs: ticks(13) + ticks(14) }] as const];
  }));
}

function spentBy(root: number, all: ReadonlyMap<number, OneProcess>): number {
  const one = all.get(root);
  if (!one) throw new Error(`The process ${root} has ended while it was measured.`);
  const children = [...all].filter(([, { parent }]) => parent === root);
  return one.ownMs + one.endedChildrenMs + children.reduce((sum, [id]) => sum + spentBy(id, all), 0);
}

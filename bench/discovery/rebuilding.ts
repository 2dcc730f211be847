import { inScope } from "@fanfare/db/scoped";
import { spawn } from "node:child_process";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { millisecondsOf, quantile } from "../lib/compare.ts";
import type { Result } from "../lib/report.ts";
import { inputOf } from "./queries.ts";
import { mergeWhole, type BenchWorld } from "./world.ts";

const command = path.join(import.meta.dirname, "../../apps/workers/src/discovery/search-rebuild.command.ts");
/** Between one search and the next: people look at what they found. */
const pauseMs = 20;

/** The whole catalogue into a new index by the operator's command, a process of its own, while people search in another index on the same engine. */
export async function measureRebuild(world: BenchWorld, bareRate: number, searches: number): Promise<Result[]> {
  const { smallAlias, organizationId, engineOn, largeAlias } = world;
  const engine = engineOn(smallAlias);
  let call = 0;
  const searchWhile = async (goesOn: () => boolean) => {
    const times: number[] = [];
    while (goesOn()) {
      times.push(await millisecondsOf(() => engine.search(organizationId, inputOf((call += 3)))));
      await wait(pauseMs);
    }
    return times;
  };
  const idle = (left = searches) => searchWhile(() => (left -= 1) >= 0);
  await idle();
  const before = await idle();
  let isRunning = true;
  const [meanwhile] = await Promise.all([searchWhile(() => isRunning), runRebuild(world).finally(() => (isRunning = false))]);
  const { done, seconds } = await lastRebuild(world);
  const after = await idle();
  await mergeWhole(world.client, largeAlias);
  const p95 = (times: number[]) => quantile(times, 0.95);
  const gate = p95(after) / p95(before);
  const rate = done / seconds;
  return [
    { name: `a full rebuild of ${done} against bare _bulk, documents a second, with people searching`, goal: 0.6, bound: "at-least", unit: "x", value: rate / bareRate, gate: null, isVoid: false, detail: `${Math.round(rate)} against ${Math.round(bareRate)} a second` },
    { name: "a search during the rebuild against an idle one, p95", goal: 1.5, bound: "at-most", unit: "x", value: p95(meanwhile) / p95([...before, ...after]), gate, isVoid: gate < 0.8 || gate > 1.25, isInSequence: true, detail: `${p95(meanwhile).toFixed(1)} ms against ${p95(before).toFixed(1)} ms before and ${p95(after).toFixed(1)} ms after, ${meanwhile.length} searches` },
  ];
}

function runRebuild({ urls, largeAlias }: BenchWorld): Promise<void> {
  const child = spawn(process.execPath, ["--import", "tsx", command], { env: { ...process.env, DATABASE_WORKER_URL: urls.worker, SEARCH_INDEX: largeAlias }, stdio: ["ignore", "ignore", "inherit"] });
  return new Promise((resolve, reject) => child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`The rebuild ended with ${code}.`)))));
}

/** As the command noted it, without the time in which its process started. */
async function lastRebuild({ worker }: BenchWorld): Promise<{ done: number; seconds: number }> {
  const row = await inScope(worker, {}, (sql) => sql.row<{ done: string; seconds: number }>(`SELECT done, extract(epoch FROM finished_at - started_at)::float8 AS seconds FROM index_rebuilds ORDER BY started_at DESC LIMIT 1`));
  return { done: Number(row!.done), seconds: row!.seconds };
}

import { parseArgs } from "node:util";
import { measureCache } from "./discovery/cache.ts";
import { measureFreshness } from "./discovery/freshness.ts";
import { measureIndexing } from "./discovery/indexing.ts";
import { measureRebuild } from "./discovery/rebuilding.ts";
import { measureFacets, measureGrowth } from "./discovery/searching.ts";
import { measureThroughTrpc } from "./discovery/through-trpc.ts";
import { openWorld, seed, type BenchWorld } from "./discovery/world.ts";
import type { Effort } from "./lib/compare.ts";
import { failsRun, tableOf, writeReport, type Result } from "./lib/report.ts";

/** How much work a form does: few calls for the quick one, which only has to notice what is off by more than double. */
type Form = { effort: Effort; piece: number; idleSearches: number; freshSeconds: number };
const quick: Form = { effort: { pairs: 7, calls: 16, budgetMs: 8_000 }, piece: 500, idleSearches: 100, freshSeconds: 4 };
const full: Form = { effort: { pairs: 9, calls: 80, budgetMs: 120_000 }, piece: 5_000, idleSearches: 1_000, freshSeconds: 20 };

const began = performance.now();
const say = (line: string) => console.log(`${Math.round((performance.now() - began) / 1_000).toString().padStart(5)} s  ${line}`);

async function measureAll(world: BenchWorld, { effort, piece, idleSearches, freshSeconds }: Form): Promise<Result[]> {
  const results: Result[] = [];
  const add = (...more: Result[]) => {
    results.push(...more);
    for (const { name, value, unit, detail } of more) say(`${name}: ${value.toFixed(2)} ${unit} (${detail})`);
  };
  const { result, bareRate } = await measureIndexing(world, { documents: piece, ...effort });
  add(result);
  // From here on the large index is there.
  add(...(await measureRebuild(world, bareRate, idleSearches)));
  add(await measureThroughTrpc(world, effort));
  add(...(await measureGrowth(world, effort)));
  add(await measureFacets(world, effort));
  add(await measureCache(world, effort));
  add(await measureFreshness(world, freshSeconds));
  return results;
}

async function versionsOf({ client, owner, web }: BenchWorld): Promise<Record<string, string>> {
  // The core distribution answers nothing at its root.
  const engine = await client.nodes.info({ filter_path: ["nodes.*.version"] });
  const { rows } = await owner.query<{ server_version: string }>("SHOW server_version");
  const redis = /redis_version:(\S+)/.exec(await web.app.redis.info("server"))?.[1] ?? "unknown";
  return { Node: process.version, Elasticsearch: Object.values(engine.nodes)[0]!.version, PostgreSQL: rows[0]!.server_version, Redis: redis };
}

/** `npm run bench -- discovery [--size N] [--quick]`: answers 1 when something is off by more than double. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { size: { type: "string" }, quick: { type: "boolean" }, reuse: { type: "boolean" } } });
  const size = Number(values.size ?? 20_000);
  if (!Number.isSafeInteger(size) || size < 2_000) throw new Error("--size takes a whole number from 2,000.");
  const isQuick = values.quick === true;
  const sizes = { large: size, small: size / 10, own: 2_000 };
  const world = await openWorld(sizes, say);
  try {
    const results = await measureAll(world, isQuick ? quick : full);
    const title = { name: `discovery-${size}`, title: `Discovery, ${size} creators` };
    const file = writeReport(results, title, { seed, isQuick, sizes: { creators: size, fewer: sizes.small }, versions: await versionsOf(world) });
    console.log(`\n${tableOf(results)}\n\nWritten to ${file}`);
    return results.some(failsRun) ? 1 : 0;
  } finally {
    await world.close(values.reuse === true);
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);

import { median, type Effort } from "../lib/compare.ts";
import type { Result } from "../lib/report.ts";
import { inputOf } from "./queries.ts";
import { askInBatch } from "./through-trpc.ts";
import type { BenchWorld } from "./world.ts";

/** Processor time (ms) of this process, of the engine and of Redis. */
async function processorTime({ client, web }: BenchWorld): Promise<number> {
  const own = process.cpuUsage();
  const { nodes } = await client.nodes.stats({ metric: "process" });
  const engine = Object.values(nodes).reduce((sum, node) => sum + (node.process?.cpu?.total_in_millis ?? 0), 0);
  const info = await web.app.redis.info("cpu");
  const redis = [...info.matchAll(/^used_cpu_(?:sys|user):([\d.]+)/gm)].reduce((sum, [, seconds]) => sum + Number(seconds) * 1_000, 0);
  return (own.user + own.system) / 1_000 + engine + redis;
}

/** What a page and its facets cost when they are kept, against making them: one caller, the whole way through tRPC. */
export async function measureCache(world: BenchWorld, { pairs, calls }: Omit<Effort, "budgetMs">): Promise<Result> {
  const cost = async (first: number, isNew: boolean) => {
    const before = await processorTime(world);
    for (let call = 0; call < calls; call += 1) await askInBatch(world, inputOf(first + (isNew ? call * 3 : 0)));
    return ((await processorTime(world)) - before) / calls;
  };
  // Other numbers than any measure before it, so that nothing is kept yet.
  let next = 500_000_000;
  const fresh = () => (next += calls * 24);
  await cost(fresh(), true);
  const rounds: { kept: number; made: number; again: number }[] = [];
  for (let pair = 0; pair < pairs; pair += 1) rounds.push({ made: await cost(fresh(), true), kept: await cost(fresh(), false), again: await cost(fresh(), true) });
  const gate = median(rounds.map(({ made, again }) => again / made));
  const value = median(rounds.map(({ kept, made, again }) => kept / ((made + again) / 2)));
  const ms = (of: (round: (typeof rounds)[number]) => number) => median(rounds.map(of)).toFixed(2);
  return { name: "a kept page and its facets against made ones, processor time a request", goal: 0.3, bound: "at-most", unit: "x", value, gate, isVoid: gate < 0.95 || gate > 1.05, detail: `${ms(({ kept }) => kept)} ms against ${ms(({ made }) => made)} ms of app, engine and Redis` };
}

import { inScope } from "@fanfare/db/scoped";
import { createLogger } from "@fanfare/adapters/logging";
import { setTimeout as wait } from "node:timers/promises";
import { creatorsAtOnce } from "../../apps/workers/src/discovery/projection.ts";
import { WokenTicker } from "../../apps/workers/src/runtime/woken-ticker.ts";
import { quantile } from "../lib/compare.ts";
import type { Result } from "../lib/report.ts";
import { projectionOn } from "../lib/search-index.ts";
import type { BenchWorld } from "./world.ts";

const updatesPerSecond = 200;
const lookEveryMs = 25;
const patienceMs = 30_000;

/** From the commit of a change to the search that shows it, at 200 changes a second, with the workers' own loop between. */
export async function measureFreshness(world: BenchWorld, seconds: number): Promise<Result> {
  const { web, organizationId, urls, largeAlias } = world;
  const { rows } = await world.owner.query<{ id: string }>(`SELECT id FROM creators WHERE organization_id = $1`, [organizationId]);
  const projection = projectionOn(world, largeAlias);
  const ticker = new WokenTicker({ url: urls.worker, channel: "creators_to_index", pauseMs: 1_000, what: "indexing creators", logger: createLogger({ name: "bench", level: "error" }) }, async () => (await projection.projectBatch(creatorsAtOnce)).taken > 0);
  await ticker.start();
  const committed = new Map<string, { version: number; at: number }>();
  const latencies: number[] = [];
  let isWriting = true;
  const change = async (id: string) => {
    const version = await inScope(web.app.db, { organizationId }, async (sql) => {
      const row = await sql.row<{ version: string }>(`UPDATE creators SET bio = $2 WHERE id = $1 RETURNING index_version AS version`, [id, `Changed at ${performance.now()}`]);
      return Number(row!.version);
    });
    committed.set(id, { version, at: performance.now() });
  };
  const write = async () => {
    const began = performance.now();
    const inFlight: Promise<void>[] = [];
    for (let update = 0; update < updatesPerSecond * seconds; update += 1) {
      const due = began + (update * 1_000) / updatesPerSecond;
      if (due > performance.now()) await wait(due - performance.now());
      inFlight.push(change(rows[update % rows.length]!.id));
    }
    await Promise.all(inFlight);
    isWriting = false;
  };
  await Promise.all([write(), watch(world, committed, latencies, () => isWriting)]);
  await ticker.stop();
  const p95 = quantile(latencies, 0.95) / 1_000;
  const lost = committed.size;
  return {
    name: `from commit to search at ${updatesPerSecond} updates a second, p95`, goal: 2.5, bound: "at-most", unit: "s", value: lost > 0 ? Infinity : p95, gate: null, isVoid: false,
    detail: `median ${(quantile(latencies, 0.5) / 1_000).toFixed(2)} s over ${latencies.length} changes${lost > 0 ? `, ${lost} never seen` : ""}`,
  };
}

/** Looks for the changes that are out, until all of them are found. */
async function watch({ client, largeAlias }: BenchWorld, committed: Map<string, { version: number; at: number }>, latencies: number[], isWriting: () => boolean): Promise<void> {
  let lastSeen = performance.now();
  while ((isWriting() || committed.size > 0) && performance.now() - lastSeen < patienceMs) {
    await wait(lookEveryMs);
    const ids = [...committed.keys()];
    if (ids.length === 0) continue;
    const found = await client.search({ index: largeAlias, size: ids.length, version: true, _source: false, query: { terms: { id: ids } } });
    const now = performance.now();
    for (const { _id: id, _version: version } of found.hits.hits) {
      const wanted = committed.get(id!);
      if (!wanted || version! < wanted.version) continue;
      committed.delete(id!);
      latencies.push(now - wanted.at);
      lastSeen = now;
    }
  }
}

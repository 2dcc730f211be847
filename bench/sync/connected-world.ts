import type { Jobs } from "@fanfare/adapters/jobs";
import { createLogger } from "@fanfare/adapters/logging";
import { connectorsOf, createYouTube, countInMemory, quotasInRedis } from "@fanfare/adapters/platforms";
import { connectRedis } from "@fanfare/adapters/redis";
import { Guards } from "@fanfare/adapters/resilience";
import { elasticsearchClient } from "@fanfare/adapters/search";
import { sealingWith } from "@fanfare/adapters/secrets";
import { jobs as catalogue, type JobPayload, type QueueName } from "@fanfare/contracts/jobs";
import { unitOfWorkOn } from "@fanfare/db/unit-of-work";
import { randomBytes } from "node:crypto";
import { creatorsAtOnce } from "../../apps/workers/src/discovery/projection.ts";
import { createMetrics } from "../../apps/workers/src/runtime/metrics.ts";
import { heldGrantsIn } from "../../apps/workers/src/tracking/connections/held-grants.ts";
import { grantsOn } from "../../apps/workers/src/tracking/connections/provide-connections.ts";
import { platformsFrom } from "../../apps/workers/src/tracking/platforms.ts";
import { PostFinding } from "../../apps/workers/src/tracking/posts/post-finding.ts";
import { ReadTargets } from "../../apps/workers/src/tracking/sync/read-targets.job.ts";
import { SyncPlanner } from "../../apps/workers/src/tracking/sync/sync-planner.ts";
import { instagramAt, storageFromEnvironment } from "../../apps/workers/src/tracking/sync/sync-space.fixture.ts";
import { openOwnDatabase, required } from "../lib/database.ts";
import { processorClock, spentBetween, type ProcessorTimes } from "../lib/processor-time.ts";
import { dropIndices, projectionOn, startIndex } from "../lib/search-index.ts";
import { makeAllDue, seedConnections } from "./connections-seed.ts";
import { startSimulatedInstagram } from "./simulated-instagram.ts";

type Asked = JobPayload<"tracking.read-instagram">;
/** What reading every account once came to, and what it cost. */
export type ReadingRound = { outcomes: Readonly<Record<string, number>>; spent: ProcessorTimes };
export type ConnectedWorld = Awaited<ReturnType<typeof openConnectedWorld>>;

/** As many batches at once as the workers' queue of this platform takes. */
const atOnce = 4;
const minute = 60_000;

/**
 * So many accounts at a simulated Instagram, connected and sealed as the product has them, with the workers' own planner, reader,
 * grants and quotas over a database, a numbered Redis database and the object store, and the indexer over an index. Only the queue
 * between planner and reader is missing: batches go straight on. The clock stands at noon and moves with each round, so that no reading is a weekly deep one.
 */
export async function openConnectedWorld({ accounts, redisDatabase }: { accounts: number; redisDatabase: number }) {
  const instagram = await startSimulatedInstagram(accounts);
  const database = await openOwnDatabase(`fanfare_bench_connected_${accounts}`);
  const redis = await connectRedis(`${required("REDIS_URL")}/${redisDatabase}`, "cache");
  const sealing = sealingWith([{ id: "bench", key: randomBytes(32) }]);
  let now = Math.floor(Date.now() / 86_400_000) * 86_400_000 + 43_200_000;
  const clock = { now: () => new Date(now) };
  await seedConnections(database.owner, instagram.accounts, sealing, clock.now());

  const guards = new Guards();
  const connectors = connectorsOf([instagramAt(instagram.url, guards, () => now)]);
  const unused = createYouTube({ baseUrl: "http://127.0.0.1:9", apiKey: "none", guards, units: countInMemory() });
  const storage = storageFromEnvironment();
  const unitOfWork = unitOfWorkOn(database.app, clock);
  const metrics = createMetrics();
  const quotas = quotasInRedis(redis);
  let asked: Asked[] = [];
  const enqueue = (async (_name: string, payload: Asked) => void asked.push(payload)) as unknown as Jobs["enqueue"];
  const queues = new Map(Object.values(catalogue).map(({ queue }) => [queue as QueueName, { getWaitingCount: async () => 0 }]));
  const config = { database: { app: database.urls.app, worker: database.urls.worker }, connectors: { youtube: null, instagram: null, tiktok: null, twitch: null, x: null, keys: null }, instagramDiscovery: null };
  const planner = new SyncPlanner(database.worker, { enqueue, queues } as ConstructorParameters<typeof SyncPlanner>[1], connectors, quotas, config, clock, metrics, createLogger({ name: "bench", level: "silent" }));
  const reader = new ReadTargets(database.worker, storage, platformsFrom([unused]), connectors, grantsOn(unitOfWork, connectors, sealing, database.worker), new PostFinding(unitOfWork, database.worker, storage, clock), quotas, guards, clock, metrics, heldGrantsIn(database.worker, sealing));
  const engine = elasticsearchClient(required("ELASTICSEARCH_URL"));
  const alias = `bench-connected-${accounts}`;
  await startIndex(engine, alias);
  const projection = projectionOn({ worker: database.worker, client: engine }, alias);
  const processorTimes = processorClock({ PostgreSQL: required("DATABASE_URL"), Redis: required("REDIS_URL"), MinIO: required("S3_ENDPOINT"), Elasticsearch: required("ELASTICSEARCH_URL") });

  async function readDue(): Promise<void> {
    while ((await planner.plan()) > 0) {
      const waiting = asked;
      asked = [];
      const work = async () => {
        for (let batch = waiting.shift(); batch; batch = waiting.shift()) await reader.readInstagram(batch);
      };
      await Promise.all(Array.from({ length: atOnce }, work));
    }
  }

  /** What changed of an account is found by then. */
  async function bringIndexUpToDate(): Promise<void> {
    for (let taken = 1; taken > 0; ) ({ taken } = await projection.projectBatch(creatorsAtOnce));
  }

  /** Every account once; they are made due, and counts were moved, before the clock runs. */
  async function readAll({ isMoved }: { isMoved: boolean }): Promise<ReadingRound> {
    now += 5 * minute;
    if (isMoved) await instagram.likeAll();
    await makeAllDue(database.owner, clock.now());
    await redis.flushdb();
    metrics.syncReadings.reset();
    const before = processorTimes();
    await readDue();
    await bringIndexUpToDate();
    const spent = spentBetween(before, processorTimes());
    const { values } = await metrics.syncReadings.get();
    return { outcomes: Object.fromEntries(values.map(({ labels, value }) => [labels["outcome"], value])), spent };
  }

  return {
    accounts, readAll,
    async close() {
      await redis.flushdb();
      redis.disconnect();
      await dropIndices(engine, alias);
      await engine.close();
      await Promise.all([database.close(), instagram.close()]);
    },
  };
}

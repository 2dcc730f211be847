import { randomBytes } from "node:crypto";
import { createServer, type AddressInfo } from "node:net";
import { connectRedis, type Redis } from "@fanfare/adapters/redis";
import { testDatabase, type TestDatabase } from "./database.ts";

/** A corner of the servers that belongs to one test: its own database, Redis database and stream. */
export type WorkersSpace = {
  database: TestDatabase;
  redis: Redis;
  /** What the workers read from their environment. */
  environment: Record<string, string>;
  close(): Promise<void>;
};

const reservedForMs = 600_000;

/** Needs the environment of a running stack. */
export async function workersSpace(): Promise<WorkersSpace> {
  const [database, { redis, url, release }, port] = await Promise.all([testDatabase(), ownRedisDatabase(), freePort()]);
  const name = `test${randomBytes(4).toString("hex")}`;
  const environment = {
    ...(process.env as Record<string, string>),
    DATABASE_APP_URL: database.urls.app,
    DATABASE_WORKER_URL: database.urls.worker,
    REDIS_URL: url,
    NATS_URL: `${process.env.NATS_URL}/${name}`,
    WORKERS_PORT: String(port),
  };
  return {
    database,
    redis,
    environment,
    async close() {
      await redis.flushdb();
      redis.disconnect();
      await Promise.all([release(), database.drop()]);
    },
  };
}

/** Redis has sixteen numbered databases; the first, where the product's own keys are, remembers which are in use. */
async function ownRedisDatabase(): Promise<{ redis: Redis; url: string; release(): Promise<void> }> {
  const base = process.env.REDIS_URL ?? "";
  const first = await connectRedis(base, "cache");
  for (let number = 1; number < 16; number += 1) {
    const key = `test:redis-database:${number}`;
    if ((await first.set(key, "taken", "PX", reservedForMs, "NX")) === null) continue;
    const url = `${base}/${number}`;
    const redis = await connectRedis(url, "cache");
    await redis.flushdb();
    return { redis, url, release: async () => void (await first.del(key), first.disconnect()) };
  }
  first.disconnect();
  throw new Error("All of Redis' numbered databases are taken by other tests. Wait for them, or flush database 0 of the test server.");
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

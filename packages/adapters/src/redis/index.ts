import { Redis, type RedisOptions } from "ioredis";

export type { Redis } from "ioredis";

/**
 * A connection for `queues` waits until the server is back, as BullMQ asks; one for `cache` fails at once,
 * because whoever asks a cache can do without it.
 */
export type RedisUse = "queues" | "cache";

const uses: Record<RedisUse, RedisOptions> = {
  queues: { maxRetriesPerRequest: null },
  cache: { maxRetriesPerRequest: 1, enableOfflineQueue: true, commandTimeout: 2_000 },
};

/** Connects and checks the server. Throws a sentence when it can't be reached or would throw queued jobs away. */
export async function connectRedis(url: string, use: RedisUse, onError: (error: Error) => void = () => undefined): Promise<Redis> {
  const redis = openRedis(url, use, onError);
  try {
    await redis.connect();
    await refuseEviction(redis);
    return redis;
  } catch (error) {
    redis.disconnect();
    throw error;
  }
}

/** A connection that is opened by its first command: for a process that has to start without the server. */
export function openRedis(url: string, use: RedisUse, onError: (error: Error) => void): Redis {
  const redis = new Redis(url, { ...uses[use], lazyConnect: true });
  redis.on("error", onError);
  return redis;
}

/** Queues live in Redis, so it must never drop keys to make room. */
async function refuseEviction(redis: Redis): Promise<void> {
  const policy = /maxmemory_policy:(\S+)/.exec(await redis.info("memory"))?.[1];
  if (policy === undefined || policy === "noeviction") return;
  throw new Error(`Redis would drop jobs when its memory is full (maxmemory-policy is ${policy}). Set it to noeviction and start again.`);
}

/** The server's version and how long an answer takes (ms). */
export async function probeRedis(redis: Redis): Promise<{ version: string; latencyMs: number }> {
  const began = performance.now();
  const info = await redis.info("server");
  return { version: /redis_version:(\S+)/.exec(info)?.[1] ?? "unknown", latencyMs: Math.round(performance.now() - began) };
}

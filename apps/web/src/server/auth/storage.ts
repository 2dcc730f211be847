import type { Redis } from "@fanfare/adapters/redis";

const prefix = "auth:";

// The time to live belongs to the first count only, so both happen in one step.
const countUp = `local n = redis.call('INCR', KEYS[1]) if n == 1 then redis.call('EXPIRE', KEYS[1], ARGV[1]) end return n`;

/** Where the sign-in library keeps sessions and one-time tokens. `ttl` is in seconds. */
export const redisStorage = (redis: Redis) => ({
  get: (key: string) => redis.get(prefix + key),
  async set(key: string, value: string, ttl?: number) {
    if (ttl !== undefined && ttl > 0) await redis.set(prefix + key, value, "EX", Math.ceil(ttl));
    else await redis.set(prefix + key, value);
  },
  async delete(key: string) {
    await redis.del(prefix + key);
  },
  getAndDelete: (key: string) => redis.getdel(prefix + key),
  increment: async (key: string, ttl: number) => Number(await redis.eval(countUp, 1, prefix + key, Math.ceil(ttl))),
});

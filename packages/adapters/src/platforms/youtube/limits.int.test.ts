import { randomUUID } from "node:crypto";
import { Redis } from "ioredis";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { countInRedis } from "./limits.ts";

describe("units counted in Redis", () => {
  let redis: Redis;
  const key = `test:units:${randomUUID()}`;
  beforeAll(() => {
    const url = process.env.REDIS_URL;
    if (!url) throw new Error("REDIS_URL is not set: start the servers with `npm run services`.");
    redis = new Redis(url, { maxRetriesPerRequest: 2 });
  });
  afterAll(async () => {
    await redis.del(key);
    redis.disconnect();
  });

  it("add up over all processes and go away after their day", async () => {
    const [one, another] = [countInRedis(redis), countInRedis(redis)];
    const sums = await Promise.all([one.addOne(key, 60_000), another.addOne(key, 60_000), one.addOne(key, 60_000)]);
    expect(sums.sort()).toEqual([1, 2, 3]);
    expect(await redis.pttl(key)).toBeGreaterThan(0);
  });

  describe("that are reserved before a call", () => {
    const reads = { least: 5, most: 40, limit: 100, ttlMs: 60_000 };
    let budget: string;
    beforeEach(() => {
      budget = `test:units:${randomUUID()}`;
    });
    afterEach(() => redis.del(budget));

    it("never go over the limit together, however many ask at one moment", async () => {
      const others = Array.from({ length: 8 }, () => redis.duplicate());
      const callers = others.map((connection) => countInRedis(connection));
      const taken = await Promise.all(callers.flatMap((caller) => [caller.take(budget, reads), caller.take(budget, reads)]));
      for (const connection of others) connection.disconnect();
      expect(taken.toSorted((a, b) => b - a).slice(0, 4)).toEqual([40, 40, 20, 0]);
      expect(await redis.get(budget)).toBe("100");
      expect(await redis.pttl(budget)).toBeGreaterThan(0);
    });

    it("are given back as far as they were not spent, and keep their end", async () => {
      const caller = countInRedis(redis);
      const call = async (): Promise<number> => {
        const taken = await caller.take(budget, reads);
        const cost = Math.min(taken, 3);
        await caller.giveBack(budget, taken - cost);
        return cost;
      };
      const costs = await Promise.all(Array.from({ length: 10 }, call));
      expect(Number(await redis.get(budget))).toBe(costs.reduce((sum, cost) => sum + cost, 0));
      expect(await redis.pttl(budget)).toBeGreaterThan(0);
      await caller.giveBack(budget, 1_000);
      expect(await redis.get(budget)).toBe("0");
    });

    it("are not given back to a count that is over", async () => {
      await countInRedis(redis).giveBack(budget, 7);
      expect(await redis.exists(budget)).toBe(0);
    });
  });
});

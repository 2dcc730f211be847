import { randomUUID } from "node:crypto";
import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

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
});

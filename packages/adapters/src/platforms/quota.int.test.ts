import { windowAt, type Quotas } from "@fanfare/domain/tracking";
import { Redis } from "ioredis";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { quotasInMemory, quotasInRedis } from "./quota.ts";

const hour = 3_600_000;
let redis: Redis;
let bucket: string;
let count = 0;
const keys = () => redis.keys(`sync:*test-${process.pid}-*`);
beforeAll(() => {
  const url = process.env.REDIS_URL;
  if (!url) throw new Error("REDIS_URL is not set: start the servers with `npm run services`.");
  redis = new Redis(url, { maxRetriesPerRequest: 2 });
});
beforeEach(() => {
  bucket = `test-${process.pid}-${(count += 1)}`;
});
afterAll(async () => {
  const made = await keys();
  if (made.length > 0) await redis.del(...made);
  redis.disconnect();
});

describe.each<[string, () => Quotas]>([["in Redis", () => quotasInRedis(redis)], ["in memory", quotasInMemory]])("what is noted of allowances %s", (_, open) => {
  it("adds up by tier, and begins anew with the next window", async () => {
    const quotas = open();
    const now = Date.now();
    const today = windowAt("pacific-day", new Date(now));
    await quotas.plan("twitch", bucket, today, "hot", 2);
    await quotas.plan("twitch", bucket, today, "hot", 0.5);
    await quotas.plan("twitch", bucket, today, "listed", 1);
    expect(await quotas.useOf("twitch", bucket, today)).toEqual({ planned: { hot: 2.5, daily: 0, listed: 1 }, counted: 0 });
    expect((await quotas.useOf("twitch", bucket, windowAt("pacific-day", new Date(now + 25 * hour)))).planned).toEqual({ hot: 0, daily: 0, listed: 0 });
  });

  it("counts in a rolling hour for an hour, and not for two", async () => {
    const quotas = open();
    const now = Date.now();
    const after = async (ms: number) => (await quotas.useOf("instagram", bucket, windowAt("rolling-hour", new Date(now + ms)))).planned.daily;
    await quotas.plan("instagram", bucket, windowAt("rolling-hour", new Date(now)), "daily", 7);
    expect([await after(0), await after(hour), await after(hour + 11 * 60_000)]).toEqual([7, 7, 0]);
  });
});

describe("allowances in Redis", () => {
  it("are known to all processes and go away by themselves", async () => {
    const window = windowAt("minute", new Date());
    await quotasInRedis(redis).plan("tiktok", bucket, window, "hot", 3);
    expect((await quotasInRedis(redis).useOf("tiktok", bucket, window)).planned.hot).toBe(3);
    const [key] = (await keys()).filter((name) => name.includes(`${bucket}:`));
    expect(await redis.pttl(key!)).toBeGreaterThan(60_000);
  });

  it("take in what connectors count of their calls", async () => {
    const window = windowAt("minute", new Date());
    const key = `tiktok:requests:${bucket}:${window.slots.at(-1)!}`;
    await redis.set(key, 12, "PX", 60_000);
    expect((await quotasInRedis(redis).useOf("tiktok", bucket, window)).counted).toBe(12);
  });
});

describe("a platform in memory that is left alone", () => {
  it("is so until the later of two times, and not any more when it has passed", async () => {
    const quotas = quotasInMemory();
    expect(await quotas.pausedUntil("x")).toBeNull();
    const until = new Date(Date.now() + hour);
    await quotas.pause("x", until);
    await quotas.pause("x", new Date(Date.now() + 1_000));
    expect(await quotas.pausedUntil("x")).toEqual(until);
    const passed = quotasInMemory();
    await passed.pause("x", new Date(Date.now() - 1));
    expect(await passed.pausedUntil("x")).toBeNull();
  });
});

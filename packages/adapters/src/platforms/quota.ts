import type { Platform } from "@fanfare/contracts/platforms";
import { syncTiers, type SyncTier } from "@fanfare/contracts/sync";
import type { Quotas, QuotaUse } from "@fanfare/domain/tracking";

import type { Redis } from "../redis/index.ts";

const HOUR_MS = 3_600_000;

/** Where connectors count the calls that they make, for platforms that don't tell what is left. */
const countedUnder: Partial<Record<Platform, (bucket: string, slot: string) => string>> = {
  youtube: (bucket, day) => `youtube:units:${bucket}:${day}`,
  tiktok: (endpoint, minute) => `tiktok:requests:${endpoint}:${minute}`,
  x: (_bucket, month) => `x:reads:${month}`,
};

const plannedUnder = (platform: Platform, bucket: string, slot: string) => `sync:planned:${platform}:${bucket}:${slot}`;
const pausedUnder = (platform: Platform) => `sync:paused:${platform}`;

/** What allowances have left, in Redis: each window is a key of its own that goes when it is over. */
export function quotasInRedis(redis: Redis): Quotas {
  return {
    async useOf(platform, bucket, { slots }) {
      const planned = await Promise.all(slots.map((slot) => redis.hgetall(plannedUnder(platform, bucket, slot))));
      const counted = countedUnder[platform]?.(bucket, slots.at(-1)!);
      return { planned: sumOf(planned), counted: counted === undefined ? 0 : Number((await redis.get(counted)) ?? 0) };
    },
    async plan(platform, bucket, { slots, startsAt, endsAt }, tier, calls) {
      const key = plannedUnder(platform, bucket, slots.at(-1)!);
      // A slot of a rolling window counts for as long as the window is.
      await redis.multi().hincrbyfloat(key, tier, calls).pexpire(key, endsAt.getTime() - startsAt.getTime() + HOUR_MS).exec();
    },
    async pause(platform, until) {
      const key = pausedUnder(platform);
      const known = Number((await redis.get(key)) ?? 0);
      if (until.getTime() <= Math.max(known, Date.now())) return;
      await redis.set(key, until.getTime(), "PXAT", until.getTime());
    },
    async pausedUntil(platform) {
      const until = await redis.get(pausedUnder(platform));
      return until === null ? null : new Date(Number(until));
    },
  };
}

/** The same for one process. */
export function quotasInMemory(): Quotas {
  const planned = new Map<string, Record<string, string>>();
  const paused = new Map<Platform, Date>();
  return {
    useOf: async (platform, bucket, { slots }) => ({ planned: sumOf(slots.map((slot) => planned.get(plannedUnder(platform, bucket, slot)) ?? {})), counted: 0 }),
    plan: async (platform, bucket, { slots }, tier, calls) => {
      const key = plannedUnder(platform, bucket, slots.at(-1)!);
      const before = planned.get(key) ?? {};
      planned.set(key, { ...before, [tier]: String(Number(before[tier] ?? 0) + calls) });
    },
    pause: async (platform, until) => {
      if (until.getTime() > (paused.get(platform)?.getTime() ?? 0)) paused.set(platform, until);
    },
    pausedUntil: async (platform) => {
      const until = paused.get(platform);
      return until !== undefined && until.getTime() > Date.now() ? until : null;
    },
  };
}

function sumOf(slots: readonly Record<string, string>[]): QuotaUse["planned"] {
  const of = (tier: SyncTier) => slots.reduce((sum, slot) => sum + Number(slot[tier] ?? 0), 0);
  return Object.fromEntries(syncTiers.map((tier) => [tier, of(tier)])) as QuotaUse["planned"];
}

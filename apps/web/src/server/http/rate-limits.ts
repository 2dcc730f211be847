import type { Redis } from "@fanfare/adapters/redis";
import { DomainError } from "@fanfare/domain/kernel";
import { TRPCError } from "@trpc/server";
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes, type RateLimiterAbstract } from "rate-limiter-flexible";
import type { App } from "../app.ts";
import { perApp } from "../compose/per-app.ts";

/** How many calls in how many seconds: of one address, or of one name an address tries. */
const limits = {
  query: { points: 600, duration: 60 },
  command: { points: 120, duration: 60 },
  signUp: { points: 30, duration: 60 },
  signIn: { points: 60, duration: 60 },
  passwordOf: { points: 8, duration: 60 },
  resetOf: { points: 4, duration: 900 },
} as const;
type Limit = keyof typeof limits;

const limitersOf = perApp((app) => {
  const made = Object.entries(limits).map(([name, limit]) => [name, limiter(app.redis, name, limit)]);
  return Object.fromEntries(made) as Record<Limit, RateLimiterAbstract>;
});

// Without Redis each process counts by itself: looser, but never without a limit.
function limiter(storeClient: Redis, name: string, limit: { points: number; duration: number }): RateLimiterAbstract {
  const keyPrefix = `limit:${name}`;
  return new RateLimiterRedis({ storeClient, keyPrefix, ...limit, insuranceLimiter: new RateLimiterMemory({ keyPrefix, ...limit }) });
}

/** Counts one call under a key; throws when there were too many. */
export async function countCall(app: App, limit: Limit, key: string): Promise<void> {
  try {
    await limitersOf(app)[limit].consume(key);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const seconds = Math.ceil(error.msBeforeNext / 1000);
    const cause = new DomainError("unavailable", "kernel.too-many-requests", `Too many attempts. Try again in ${seconds} seconds.`, {
      details: { seconds },
      retryAfterMs: error.msBeforeNext,
    });
    throw new TRPCError({ code: "TOO_MANY_REQUESTS", message: cause.message, cause });
  }
}

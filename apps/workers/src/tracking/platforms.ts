import { countInRedis, createYouTube } from "@fanfare/adapters/platforms";
import type { Redis } from "@fanfare/adapters/redis";
import type { Guards } from "@fanfare/adapters/resilience";
import type { Platform } from "@fanfare/contracts/platforms";
import { DomainError } from "@fanfare/domain/kernel";
import type { PlatformPosts } from "@fanfare/domain/tracking";
import type { Config } from "../config.ts";
import { CONFIG, GUARDS, PLATFORMS, REDIS } from "../tokens.ts";

/** The platforms this installation can read, by name. */
export type Platforms = { of(platform: Platform): PlatformPosts };

/** Throws `rule-broken` for a platform without a connector. */
export function platformsFrom(clients: readonly PlatformPosts[]): Platforms {
  const byName = new Map(clients.map((client) => [client.platform, client]));
  return {
    of(platform) {
      const client = byName.get(platform);
      if (!client) throw new DomainError("rule-broken", "tracking.platform-not-connected", `Posts on ${platform} can't be read by this installation.`);
      return client;
    },
  };
}

/** The clients share the process's guards, and count their units with every other process. */
export const providePlatforms = {
  provide: PLATFORMS,
  inject: [CONFIG, GUARDS, REDIS],
  useFactory: ({ youtube }: Config, guards: Guards, redis: Redis): Platforms => platformsFrom([createYouTube({ ...youtube, guards, units: countInRedis(redis) })]),
};

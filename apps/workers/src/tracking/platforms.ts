import { countInRedis, createInstagramAccounts, createTwitchAccounts, createYouTube } from "@fanfare/adapters/platforms";
import type { Redis } from "@fanfare/adapters/redis";
import type { Guards } from "@fanfare/adapters/resilience";
import type { Platform } from "@fanfare/contracts/platforms";
import { DomainError } from "@fanfare/domain/kernel";
import type { PlatformPosts, PublicAccounts } from "@fanfare/domain/tracking";
import type { Config } from "../config.ts";
import { CONFIG, GUARDS, PLATFORMS, REDIS } from "../tokens.ts";

/** What this installation can read with its own keys, by platform. */
export type Platforms = {
  /** Throws `rule-broken` for a platform whose posts it can't read. */
  of(platform: Platform): PlatformPosts;
  /** Null where it has no key for accounts. */
  accountsOf(platform: Platform): PublicAccounts | null;
};

/** `accounts`: of platforms that show accounts, and no posts, without consent. */
export function platformsFrom(clients: readonly PlatformPosts[], accounts: readonly PublicAccounts[] = []): Platforms {
  const byName = new Map(clients.map((client) => [client.platform, client]));
  const accountsByName = new Map<Platform, PublicAccounts>([...clients, ...accounts].map((client) => [client.platform, client]));
  return {
    of(platform) {
      const client = byName.get(platform);
      if (!client) throw new DomainError("rule-broken", "tracking.platform-not-connected", `Posts on ${platform} can't be read by this installation.`);
      return client;
    },
    accountsOf: (platform) => accountsByName.get(platform) ?? null,
  };
}

/** The clients share the process's guards, and count their units with every other process. */
export const providePlatforms = {
  provide: PLATFORMS,
  inject: [CONFIG, GUARDS, REDIS],
  useFactory: ({ youtube, instagramDiscovery, connectors: { twitch } }: Config, guards: Guards, redis: Redis): Platforms => {
    const accounts = [instagramDiscovery && createInstagramAccounts({ ...instagramDiscovery, guards }), twitch && createTwitchAccounts({ ...twitch, guards })];
    return platformsFrom([createYouTube({ ...youtube, guards, units: countInRedis(redis) })], accounts.filter((client) => client !== null));
  },
};

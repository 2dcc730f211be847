import { setTimeout } from "node:timers/promises";
import { failpoint } from "@fanfare/adapters/failpoint";
import { connectorsFrom, countInRedis, quotasInRedis } from "@fanfare/adapters/platforms";
import type { Redis } from "@fanfare/adapters/redis";
import type { Guards } from "@fanfare/adapters/resilience";
import { sealingWith } from "@fanfare/adapters/secrets";
import type { Database } from "@fanfare/db/connection";
import type { Repositories } from "@fanfare/db/repositories/index";
import { inScope } from "@fanfare/db/scoped";
import { creatorOfConnection } from "@fanfare/db/system/connections";
import type { UnitOfWork } from "@fanfare/domain/kernel";
import { makeGrants, type Connectors, type Quotas, type Sealing } from "@fanfare/domain/tracking";
import type { Config } from "../../config.ts";
import { CONFIG, CONNECTORS, GRANTS, GUARDS, HELD_GRANTS, QUOTAS, REDIS, SEALING, SYSTEM_DB, UNIT_OF_WORK } from "../../tokens.ts";
import { heldGrantsIn } from "./held-grants.ts";

/** Living grants, and how one is renewed ahead of its end. */
export type KeptGrants = ReturnType<typeof makeGrants>;

const connectors = {
  provide: CONNECTORS,
  inject: [CONFIG, GUARDS, REDIS],
  useFactory: (config: Config, guards: Guards, redis: Redis): Connectors => connectorsFrom(config.connectors, { guards, units: countInRedis(redis) }),
};

const sealing = { provide: SEALING, inject: [CONFIG], useFactory: ({ tokenKeys }: Config): Sealing => sealingWith(tokenKeys) };

/** Grants over the whole installation: whose a connection is, is looked up beyond any scope, and all else is done in its creator's. */
export const grantsOn = (unitOfWork: UnitOfWork<Repositories>, on: Connectors, sealing: Sealing, systemDb: Database): KeptGrants =>
  makeGrants({ unitOfWork, connectors: failingAt(on), sealing, pause: setTimeout, creatorOf: (connectionId) => inScope(systemDb, {}, (sql) => creatorOfConnection(sql, connectionId)) });

const grants = { provide: GRANTS, inject: [UNIT_OF_WORK, CONNECTORS, SEALING, SYSTEM_DB], useFactory: grantsOn };

const heldGrants = { provide: HELD_GRANTS, inject: [SYSTEM_DB, SEALING], useFactory: heldGrantsIn };

const quotas = { provide: QUOTAS, inject: [REDIS], useFactory: (redis: Redis): Quotas => quotasInRedis(redis) };

/** What reads accounts with their owners' consent. */
export const provideConnections = [connectors, sealing, grants, heldGrants, quotas];

/** Between a platform's answer and its saving a process that dies takes a rotated token along: crash tests end it there. */
const failingAt = (on: Connectors): Connectors => ({
  platforms: on.platforms,
  of: (platform) => {
    const connector = on.of(platform);
    const refresh: typeof connector.refresh = async (grant) => {
      const fresh = await connector.refresh(grant);
      failpoint("connection.renewed.before-save");
      return fresh;
    };
    return { ...connector, refresh };
  },
});

import type { Logger } from "@fanfare/adapters/logging";
import { Guards } from "@fanfare/adapters/resilience";
import { unitOfWorkOn } from "@fanfare/db/unit-of-work";
import { Module, type DynamicModule, type Provider } from "@nestjs/common";
import { DiscoveryModule } from "@nestjs/core";
import type { Config } from "../config.ts";
import { CLOCK, CONFIG, DB, EVENTS, GUARDS, JOBS, LOGGER, MAILER, METRICS, REDIS, ROLES, STORAGE, SYSTEM_DB, UNIT_OF_WORK } from "../tokens.ts";
import type { Connections } from "./connections.ts";
import { DeadLetters } from "./dead-letters.ts";
import { EventsHost } from "./events-host.ts";
import { JobsHost } from "./jobs-host.ts";
import { Lifecycle } from "./lifecycle.ts";
import { createMetrics } from "./metrics.ts";
import { HandlerRegistry } from "./registry.ts";
import { Runtime } from "./runtime.ts";

export type RuntimeSettings = { config: Config; logger: Logger; connections: Connections; roles: readonly string[] };

const value = (provide: symbol, useValue: unknown): Provider => ({ provide, useValue });

/** What every handler may ask for, and what runs the handlers. */
@Module({})
export class RuntimeModule {
  static with({ config, logger, connections, roles }: RuntimeSettings): DynamicModule {
    const clock = { now: () => new Date() };
    const shared = [
      value(CONFIG, config),
      value(LOGGER, logger),
      value(ROLES, roles),
      value(CLOCK, clock),
      value(DB, connections.db),
      value(SYSTEM_DB, connections.systemDb),
      value(UNIT_OF_WORK, unitOfWorkOn(connections.db, clock)),
      value(REDIS, connections.redis),
      value(EVENTS, connections.events),
      value(JOBS, connections.jobs),
      value(STORAGE, connections.storage),
      value(MAILER, connections.mailer),
      value(METRICS, createMetrics()),
      value(GUARDS, new Guards()),
    ];
    const running = [Lifecycle, DeadLetters, HandlerRegistry, EventsHost, JobsHost, Runtime];
    return { module: RuntimeModule, global: true, imports: [DiscoveryModule], providers: [...shared, ...running], exports: [...shared, ...running] };
  }
}

import { openQueues, type JobQueues } from "@fanfare/adapters/jobs";
import { connectEvents, type EventBus } from "@fanfare/adapters/nats";
import { openRedis, type Redis } from "@fanfare/adapters/redis";
import { connectStorage, type ObjectStorage } from "@fanfare/adapters/storage";
import { connect, type Database } from "@fanfare/db/connection";
import type { Repositories } from "@fanfare/db/repositories/index";
import { unitOfWorkOn } from "@fanfare/db/unit-of-work";
import type { UnitOfWork } from "@fanfare/domain/kernel";
import { makeAuth, type Auth } from "./auth/auth.ts";
import { deliverSecret } from "./auth/secret-letters.ts";
import { readConfig, type Config } from "./config.ts";
import { makeLog, type Logger } from "./log.ts";
import { makeMetrics, type Metrics } from "./metrics.ts";

/** Everything a procedure may use, made once per process. */
export type App = {
  config: Config;
  log: Logger;
  metrics: Metrics;
  /** PostgreSQL as the role fanfare_app: sees nothing outside a scope. */
  db: Database;
  unitOfWork: UnitOfWork<Repositories>;
  /** Sessions, rate limits and cached answers. */
  redis: Redis;
  storage: ObjectStorage;
  jobs: JobQueues;
  /** People, passwords and sessions. */
  auth(): Auth;
  /** Facts as they are published, for open screens. Connects at the first call and tries again after a failure. */
  events(): Promise<EventBus>;
  close(): Promise<void>;
};

/** Puts the app together from its settings. Connections open when they are first used. */
export function makeApp(config: Config): App {
  const log = makeLog(config.logLevel);
  const onRedisError = (error: Error) => log.warn({ err: error }, "redis can't be reached");
  const db = connect(config.databaseUrl, { name: "fanfare-web", max: 15 });
  // Asking for a job may fail like any call: the row it is about is found by the workers' sweep.
  const redis = openRedis(config.redisUrl, "cache", onRedisError);
  const jobs = openQueues(redis);
  const events = once(() => connectEvents(config.natsUrl, "fanfare-web"));
  const unitOfWork = unitOfWorkOn(db, { now: () => new Date() });
  let auth: Auth | undefined;
  return {
    config,
    log,
    metrics: makeMetrics(),
    db,
    unitOfWork,
    redis,
    storage: connectStorage(config.storage),
    jobs,
    auth: () => (auth ??= makeAuth({ config, redis, log, deliver: (letter) => deliverSecret({ config, unitOfWork, jobs, log }, letter) })),
    events,
    async close() {
      await Promise.allSettled([jobs.close(), db.close(), auth?.close(), events.made()?.then((bus) => bus.close())]);
      redis.disconnect();
    },
  };
}

/** Makes a thing at the first call; one that failed is made anew at the next. */
function once<T>(make: () => Promise<T>): (() => Promise<T>) & { made(): Promise<T> | undefined } {
  let made: Promise<T> | undefined;
  const get = () =>
    (made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    }));
  return Object.assign(get, { made: () => made });
}

// Hot reload and separate bundles of one process each load this module anew; the connections stay the same.
const here = globalThis as typeof globalThis & { fanfareApp?: App };

/** The app of this process; the environment is read at the first call, never while building. */
export function getApp(): App {
  here.fanfareApp ??= makeApp(readConfig(process.env));
  return here.fanfareApp;
}

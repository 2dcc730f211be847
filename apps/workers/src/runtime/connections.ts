import { openQueues, type JobQueues } from "@fanfare/adapters/jobs";
import { withoutCredentials, type Logger } from "@fanfare/adapters/logging";
import { createMailer, type Mailer } from "@fanfare/adapters/mail";
import { connectEvents, type EventBus } from "@fanfare/adapters/nats";
import { connectRedis, type Redis } from "@fanfare/adapters/redis";
import { connectStorage, type ObjectStorage } from "@fanfare/adapters/storage";
import { connect, type Database } from "@fanfare/db/connection";
import type { Config } from "../config.ts";

/** What every role stands on. */
export type Connections = {
  db: Database;
  systemDb: Database;
  redis: Redis;
  events: EventBus;
  jobs: JobQueues;
  storage: ObjectStorage;
  mailer: Mailer;
  close(): Promise<void>;
};

/** How long a server may take to let us in (ms). */
const patienceMs = 10_000;

/** Connects to what nothing works without. Throws one error that names every server that can't be used. */
export async function openConnections(config: Config, logger: Logger): Promise<Connections> {
  const db = connect(config.database.app, { max: 12, name: "fanfare-workers" });
  const systemDb = connect(config.database.worker, { max: 4, name: "fanfare-relay" });
  const [redis, events, ...databases] = await Promise.allSettled([
    patiently(() => connectRedis(config.redisUrl, "queues", (error) => logger.warn({ err: error }, "redis can't be reached"))),
    patiently(() => connectEvents(config.natsUrl, "fanfare-workers")),
    patiently(() => db.authenticate()),
    patiently(() => systemDb.authenticate()),
  ]);
  const names = ["Redis (REDIS_URL)", "NATS (NATS_URL)", "PostgreSQL (DATABASE_APP_URL)", "PostgreSQL (DATABASE_WORKER_URL)"];
  const faults = [redis, events, ...databases].flatMap((result, index) => (result.status === "rejected" ? [`  ${names[index]}: ${reasonOf(result.reason)}`] : []));
  if (redis.status === "rejected" || events.status === "rejected" || faults.length > 0) {
    throw new Error(`The workers can't start, because servers can't be used:\n${faults.join("\n")}\nStart them (npm run services) or correct their addresses.`);
  }
  return assemble(config, { db, systemDb, redis: redis.value, events: events.value });
}

/** Servers that start together with the workers may need a moment longer. */
async function patiently<T>(connectOnce: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      return await connectOnce();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}

type Opened = Pick<Connections, "db" | "systemDb" | "redis" | "events">;

function assemble(config: Config, opened: Opened): Connections {
  const { db, systemDb, redis, events } = opened;
  const jobs = openQueues(redis);
  const mailer = createMailer({ smtpUrl: config.mail.smtpUrl, from: config.mail.from });
  return {
    ...opened,
    jobs,
    mailer,
    storage: connectStorage(config.storage),
    async close() {
      mailer.close();
      await Promise.allSettled([events.close(), jobs.close()]);
      redis.disconnect();
      await Promise.allSettled([db.close(), systemDb.close()]);
    },
  };
}

const reasonOf = (error: unknown): string => withoutCredentials(error instanceof Error ? error.message || error.name : String(error));

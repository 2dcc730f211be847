import type { Guards } from "@fanfare/adapters/resilience";
import type { EventBus } from "@fanfare/adapters/nats";
import type { Database } from "@fanfare/db/connection";
import { inScope } from "@fanfare/db/scoped";
import { indexLag } from "@fanfare/db/system/index-queue";
import { outboxLag } from "@fanfare/db/system/outbox";
import { countSagas } from "@fanfare/db/system/sagas";
import { Inject, Injectable } from "@nestjs/common";
import { DeadLetters } from "../runtime/dead-letters.ts";
import type { Metrics } from "../runtime/metrics.ts";
import { EVENTS, GUARDS, METRICS, SYSTEM_DB } from "../tokens.ts";
import { Status } from "./status.ts";

const breakerState = { closed: 0, probing: 1, open: 2 };

/** Brings the gauges up to date when somebody reads them; a server that is away leaves its figures as they were. */
@Injectable()
export class MetricsReader {
  constructor(
    @Inject(METRICS) private readonly metrics: Metrics,
    @Inject(SYSTEM_DB) private readonly db: Database,
    @Inject(EVENTS) private readonly events: EventBus,
    @Inject(GUARDS) private readonly guards: Guards,
    @Inject(DeadLetters) private readonly deadLetters: DeadLetters,
    @Inject(Status) private readonly status: Status,
  ) {}

  async read(): Promise<string> {
    await Promise.allSettled([this.#readQueues(), this.#readRows(), this.#readConsumers()]);
    for (const guard of this.guards.states()) this.metrics.breakers.set({ service: guard.name }, breakerState[guard.state]);
    return this.metrics.registry.metrics();
  }

  async #readQueues(): Promise<void> {
    for (const { name, ...states } of await this.status.queues()) {
      for (const [state, jobs] of Object.entries(states)) this.metrics.queueJobs.set({ queue: name, state }, jobs);
    }
  }

  async #readRows(): Promise<void> {
    const { outbox, index, sagas } = await inScope(this.db, {}, async (sql) => ({ outbox: await outboxLag(sql), index: await indexLag(sql), sagas: await countSagas(sql) }));
    this.metrics.outboxWaiting.set(outbox.waiting);
    this.metrics.outboxOldestSeconds.set(outbox.oldestSeconds);
    this.metrics.indexWaiting.set(index.waiting);
    this.metrics.indexOldestSeconds.set(index.oldestSeconds);
    this.metrics.sagas.reset();
    for (const { name, status, count } of sagas) this.metrics.sagas.set({ saga: name, status }, count);
    this.metrics.openDeadLetters.set(await this.deadLetters.countOpen());
  }

  async #readConsumers(): Promise<void> {
    for (const { consumer, waiting } of await this.events.lags()) this.metrics.consumerWaiting.set({ consumer }, waiting);
  }
}

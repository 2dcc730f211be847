import type { Guards } from "@fanfare/adapters/resilience";
import type { JobQueues } from "@fanfare/adapters/jobs";
import type { EventBus } from "@fanfare/adapters/nats";
import type { OperatorStatus } from "@fanfare/contracts/operations";
import type { Database } from "@fanfare/db/connection";
import { inScope } from "@fanfare/db/scoped";
import { outboxLag } from "@fanfare/db/system/outbox";
import { countSagas, parkedSagas } from "@fanfare/db/system/sagas";
import { Inject, Injectable } from "@nestjs/common";
import { DeadLetters } from "../runtime/dead-letters.ts";
import { Lifecycle } from "../runtime/lifecycle.ts";
import { EVENTS, GUARDS, JOBS, ROLES, SYSTEM_DB } from "../tokens.ts";
import { Dependencies } from "./dependencies.ts";

const listed = 50;

/** Gathers what an operator wants to see of the workers. */
@Injectable()
export class Status {
  constructor(
    @Inject(ROLES) private readonly roles: readonly string[],
    @Inject(SYSTEM_DB) private readonly db: Database,
    @Inject(JOBS) private readonly jobs: JobQueues,
    @Inject(EVENTS) private readonly events: EventBus,
    @Inject(GUARDS) private readonly guards: Guards,
    @Inject(DeadLetters) private readonly deadLetters: DeadLetters,
    @Inject(Dependencies) private readonly dependencies: Dependencies,
    @Inject(Lifecycle) private readonly lifecycle: Lifecycle,
  ) {}

  async read(): Promise<OperatorStatus> {
    // What can't be read now is shown as empty: the dependency's own line says why.
    const [dependencies, queues, consumers, rows, letters] = await Promise.all([this.dependencies.all(), this.queues(), orEmpty(this.events.lags()), this.#rows(), orEmpty(this.deadLetters.newest(listed))]);
    return {
      at: new Date().toISOString(),
      startedAt: this.lifecycle.startedAt.toISOString(),
      stopping: this.lifecycle.stopping.aborted,
      roles: [...this.roles],
      dependencies,
      queues,
      outbox: rows.outbox,
      consumers: consumers.map(({ consumer, waiting, inWork }) => ({ name: consumer, waiting, inWork })),
      sagas: rows.sagas,
      parkedSagas: rows.parked.map((saga) => ({ ...saga, updatedAt: saga.updatedAt.toISOString() })),
      deadLetters: letters.map(({ id, kind, name, organizationId, reason, failedAt }) => ({ id, kind, name, organizationId, reason, failedAt: failedAt.toISOString() })),
      guards: this.guards.states().map(({ since, retryAt, ...guard }) => ({ ...guard, since: since.toISOString(), retryAt: retryAt?.toISOString() ?? null })),
    };
  }

  queues(): Promise<OperatorStatus["queues"]> {
    const read = [...this.jobs.queues].map(async ([name, queue]) => {
      const { waiting = 0, prioritized = 0, active = 0, delayed = 0, failed = 0 } = await queue.getJobCounts("waiting", "prioritized", "active", "delayed", "failed");
      return { name, waiting: waiting + prioritized, active, delayed, failed };
    });
    return orEmpty(Promise.all(read));
  }

  async #rows() {
    try {
      return await inScope(this.db, {}, async (sql) => ({ outbox: await outboxLag(sql), sagas: await countSagas(sql), parked: await parkedSagas(sql, listed) }));
    } catch {
      return { outbox: { waiting: 0, oldestSeconds: 0 }, sagas: [], parked: [] };
    }
  }
}

const orEmpty = <Item>(items: Promise<Item[]>): Promise<Item[]> => items.catch(() => []);

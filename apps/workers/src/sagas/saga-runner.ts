import { failpoint } from "@fanfare/adapters/failpoint";
import type { Logger } from "@fanfare/adapters/logging";
import type { Database } from "@fanfare/db/connection";
import { inScope } from "@fanfare/db/scoped";
import { claimSaga, noteSaga, renewLease, type SagaNote, type SagaRow } from "@fanfare/db/system/sagas";
import type { SagaContext } from "@fanfare/domain/kernel";
import { Inject, Injectable } from "@nestjs/common";
import type { Metrics } from "../runtime/metrics.ts";
import { LOGGER, METRICS, SYSTEM_DB } from "../tokens.ts";
import { afterFailure, afterStep, afterUndo, parked, postponed, stepIndex } from "./next-note.ts";
import { SagaRegistry, type AnySaga } from "./saga-registry.ts";

/** How long a saga stays somebody's who died (ms). Who lives renews it while a step runs. */
const leaseMs = 6_000;
const renewEveryMs = 2_000;

/**
 * Takes sagas on, step by step. A step runs outside of any transaction of the runner's; what it came to is noted only
 * if nobody else took the saga over meanwhile.
 */
@Injectable()
export class SagaRunner {
  constructor(
    @Inject(SYSTEM_DB) private readonly db: Database,
    @Inject(SagaRegistry) private readonly registry: SagaRegistry,
    @Inject(METRICS) private readonly metrics: Metrics,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Runs steps until the saga waits, ends, or is somebody else's; answers how many were noted. */
  async advance(id: string): Promise<number> {
    for (let noted = 0; ; noted += 1) {
      const row = await inScope(this.db, {}, (sql) => claimSaga(sql, id, leaseMs));
      if (!row) return noted;
      const note = await this.#keepingLease(row, () => this.#take(row));
      const isMine = await inScope(this.db, {}, (sql) => noteSaga(sql, row, note));
      if (!isMine) {
        this.logger.warn({ saga: row.name, sagaId: id, step: row.step }, "a saga was taken over while its step ran");
        return noted;
      }
      this.metrics.sagaSteps.inc({ saga: row.name, outcome: note.entries.at(-1)?.what ?? "waiting" });
      if (note.status === "parked") this.logger.error({ saga: row.name, sagaId: id, step: note.step, reason: note.lastError }, "a saga waits for a person");
    }
  }

  async #take(row: SagaRow): Promise<SagaNote> {
    const now = new Date();
    const saga = this.registry.find(row.name);
    if (!saga) return postponed(row, `This process knows no saga ${row.name}. Run the role that provides it beside the role sagas.`);
    const index = stepIndex(saga, row);
    if (index < 0) return parked(row, row.step, `The saga ${row.name} has no step ${row.step} any more.`, now);
    const context = contextOf(row, now);
    try {
      return row.status === "compensating" ? await this.#undo(saga, row, index, context) : await this.#do(saga, row, index, context);
    } catch (error) {
      this.logger.warn({ err: error, saga: row.name, sagaId: row.id, step: saga.steps[index]!.name, attempt: row.attempt }, "a saga's step failed");
      return afterFailure(saga, row, saga.steps[index]!.name, error, new Date());
    }
  }

  async #do(saga: AnySaga, row: SagaRow, index: number, context: SagaContext): Promise<SagaNote> {
    const step = saga.steps[index]!;
    failpoint(`saga.${saga.name}.${step.name}.before`);
    const outcome = await step.do(row.state, context);
    failpoint(`saga.${saga.name}.${step.name}.after`);
    return afterStep(saga, row, index, outcome, new Date());
  }

  async #undo(saga: AnySaga, row: SagaRow, index: number, context: SagaContext): Promise<SagaNote> {
    const step = saga.steps[index]!;
    failpoint(`saga.${saga.name}.${step.name}.before-undo`);
    await step.undo?.(row.state, context);
    failpoint(`saga.${saga.name}.${step.name}.after-undo`);
    return afterUndo(saga, row, index, new Date());
  }

  async #keepingLease<T>(row: SagaRow, work: () => Promise<T>): Promise<T> {
    const renew = () => inScope(this.db, {}, (sql) => renewLease(sql, row, leaseMs)).catch((error: unknown) => this.logger.warn({ err: error, sagaId: row.id }, "a saga's lease could not be renewed"));
    const timer = setInterval(() => void renew(), renewEveryMs);
    try {
      return await work();
    } finally {
      clearInterval(timer);
    }
  }
}

function contextOf(row: SagaRow, now: Date): SagaContext {
  const { id: sagaId, organizationId, creatorId, attempt } = row;
  return { actor: { kind: "system", name: row.name, organizationId }, trace: { correlationId: row.correlationId, causationId: sagaId }, sagaId, organizationId, creatorId, attempt, now };
}

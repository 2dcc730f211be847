import { failpoint } from "@fanfare/adapters/failpoint";
import { DelayedError, UnrecoverableError, Worker, type Job } from "@fanfare/adapters/jobs";
import { correlate, type Logger } from "@fanfare/adapters/logging";
import type { Redis } from "@fanfare/adapters/redis";
import { jobs as catalogue, type JobName, type JobPayload, type QueueName } from "@fanfare/contracts/jobs";
import { DomainError } from "@fanfare/domain/kernel";
import { Inject, Injectable } from "@nestjs/common";
import { LOGGER, METRICS, REDIS } from "../tokens.ts";
import { DeadLetters } from "./dead-letters.ts";
import type { Metrics } from "./metrics.ts";
import { HandlerRegistry, type JobHandler } from "./registry.ts";
import { growingWait, reasonOf, retryVerdict } from "./retry.ts";

/** How many jobs of a queue one process does at once: few where they are heavy, more where they wait for others. */
const concurrency: Record<QueueName, number> = { indexing: 2, imports: 1, bulk: 2, searches: 2, media: 1, social: 4, mail: 4, collaborations: 4, sagas: 8, webhooks: 4, "sync-youtube": 4, "sync-instagram": 4, "sync-tiktok": 4, "sync-twitch": 4, "sync-x": 1 };
/** Batches that the installation begins within a time (ms), where a platform counts by the minute: the plan keeps to its allowance, this keeps bursts away. */
const limits: Partial<Record<QueueName, { max: number; duration: number }>> = { "sync-tiktok": { max: 10, duration: 10_000 }, "sync-twitch": { max: 10, duration: 10_000 } };
/** A job whose process died is taken up again after this lock has run out (ms). */
const lock = { lockDuration: 10_000, stalledInterval: 5_000, maxStalledCount: 3 };
const longestWaitMs = 10 * 60_000;
/** When a job that is over, but could not be written down as such, is looked at again (ms). */
const keepAgainMs = 2_000;
/** How long a job may go on after the process was asked to end, before it is told to stop (ms). */
const graceMs = 20_000;

/** Brings jobs from the queues to their handlers. */
@Injectable()
export class JobsHost {
  readonly #workers: Worker[] = [];
  readonly #abort = new AbortController();

  constructor(
    @Inject(REDIS) private readonly redis: Redis,
    @Inject(HandlerRegistry) private readonly registry: HandlerRegistry,
    @Inject(DeadLetters) private readonly deadLetters: DeadLetters,
    @Inject(METRICS) private readonly metrics: Metrics,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  start(): void {
    const byQueue = Map.groupBy(this.registry.jobs, (handler) => catalogue[handler.name as JobName].queue);
    for (const [queue, handlers] of byQueue) this.#workers.push(this.#work(queue, handlers));
  }

  /** Takes no more, waits for what is in work, and tells it to stop when it takes too long. */
  async stop(): Promise<void> {
    const impatient = setTimeout(() => this.#abort.abort(new Error("The process is ending.")), graceMs);
    await Promise.all(this.#workers.splice(0).map((worker) => worker.close()));
    clearTimeout(impatient);
  }

  #work(queue: QueueName, handlers: JobHandler[]): Worker {
    const byName = new Map(handlers.map((handler) => [handler.name, handler]));
    const worker = new Worker(queue, (job) => this.#run(byName.get(job.name), job), {
      connection: this.redis,
      concurrency: concurrency[queue],
      ...(limits[queue] && { limiter: limits[queue] }),
      ...lock,
      settings: { backoffStrategy: (attempt, _type, error, job) => waitBefore(job?.name as JobName, attempt, error) },
    });
    worker.on("error", (error) => this.logger.warn({ err: error, queue }, "a queue can't be read"));
    worker.on("stalled", () => this.metrics.stalledJobs.inc({ queue }));
    // Only what BullMQ itself gave up, as a job that takes its process down each time, was not kept by then.
    worker.on("failed", (job, error) => void (job && isStalledTooOften(error) && this.#tryToKeep(job, error)));
    return worker;
  }

  #run(handler: JobHandler | undefined, job: Job): Promise<unknown> {
    const stopwatch = this.metrics.jobSeconds.startTimer({ job: job.name });
    return correlate(correlationOf(job), async () => {
      try {
        if (!handler) throw new UnrecoverableError(`Nothing does the job ${job.name}.`);
        const outcome = await this.#attempt(handler, job);
        stopwatch({ outcome: outcome.kind });
        return outcome;
      } catch (error) {
        stopwatch({ outcome: "failed" });
        throw await this.#afterFailure(job, error);
      }
    });
  }

  async #attempt(handler: JobHandler, job: Job) {
    const payload = catalogue[handler.name as JobName].payload.parse(job.data) as JobPayload<JobName>;
    failpoint(`job.${handler.name}.before`);
    const outcome = await handler.run(payload, { report: (progress) => job.updateProgress(progress), attempt: job.attemptsMade + 1, signal: this.#abort.signal });
    failpoint(`job.${handler.name}.after`);
    if (outcome.kind === "skipped") this.logger.info({ job: job.name, jobId: job.id, reason: outcome.reason }, "a job had nothing to do");
    return outcome;
  }

  async #afterFailure(job: Job, error: unknown): Promise<unknown> {
    const attempt = job.attemptsMade + 1;
    const isOver = !retryVerdict(error).again || error instanceof UnrecoverableError || attempt >= (job.opts.attempts ?? 1);
    this.logger.warn({ err: error, job: job.name, jobId: job.id, attempt, isOver }, "a job failed");
    if (!isOver) return error;
    // The letter is written before the queue forgets the job; when the process dies between, the job is done once more.
    if (await this.#tryToKeep(job, error)) return new UnrecoverableError(reasonOf(error));
    await job.moveToDelayed(Date.now() + keepAgainMs, job.token);
    return new DelayedError();
  }

  /** False when the database is away, too: without a letter the job must stay. */
  async #tryToKeep(job: Job, error: unknown): Promise<boolean> {
    const payload = job.data as { organizationId?: string | null };
    try {
      await this.deadLetters.keep({ kind: "job", name: job.name, key: job.id ?? "", organizationId: payload.organizationId ?? null, payload, reason: reasonOf(error) });
      return true;
    } catch (failure) {
      this.logger.error({ err: failure, job: job.name, jobId: job.id }, "a dead letter could not be kept");
      return false;
    }
  }
}

function waitBefore(name: JobName, attempt: number, error: Error | undefined): number {
  const asked = error instanceof DomainError ? error.retryAfterMs : null;
  return asked ?? growingWait(attempt, catalogue[name]?.retry.backoffMs ?? 1_000, longestWaitMs);
}

const isStalledTooOften = (error: Error): boolean => error.message.includes("stalled more than");
const correlationOf = (job: Job): string => String((job.data as { correlationId?: unknown }).correlationId ?? job.id);

import { jobs as catalogue, type JobName, type JobPayload, type QueueName } from "@fanfare/contracts/jobs";
import { newId } from "@fanfare/domain/kernel";
import { Queue } from "bullmq";
import type { Redis } from "ioredis";

export { DelayedError, UnrecoverableError, Worker, type Job } from "bullmq";

export type JobOptions = {
  /** In place of the fields that the catalogue names: the same id while the work waits or runs is asked for once. */
  id?: string;
  delayMs?: number;
};

/** Asks for work. */
export type Jobs = {
  /** Puts work that the catalogue knows into its queue; answers the job's id. Throws when the payload is not of the job's form. */
  enqueue<Name extends JobName>(name: Name, payload: JobPayload<Name>, options?: JobOptions): Promise<string>;
};

export type JobQueues = Jobs & {
  /** Every queue of the catalogue, by its name. */
  queues: ReadonlyMap<QueueName, Queue>;
  close(): Promise<void>;
};

const queueNames = [...new Set(Object.values(catalogue).map((job) => job.queue))] as readonly QueueName[];

/** The queues of the catalogue on one connection, which stays the caller's to close. */
export function openQueues(connection: Redis): JobQueues {
  const queues = new Map(queueNames.map((name) => [name, new Queue(name, { connection })]));
  return {
    queues,
    async enqueue(name, payload, options = {}) {
      const { payload: schema, queue, retry } = catalogue[name];
      const checked = schema.parse(payload);
      const jobId = jobIdOf(name, checked, options.id);
      // A finished job leaves at once, or its id would keep later work of the same name out. What failed for good lies in the database.
      const ending = { removeOnComplete: true, removeOnFail: true };
      const delay = options.delayMs === undefined ? {} : { delay: options.delayMs };
      await queues.get(queue)!.add(name, checked, { jobId, attempts: retry.attempts, backoff: { type: "catalogue" }, ...ending, ...delay });
      return jobId;
    },
    async close() {
      await Promise.all([...queues.values()].map((queue) => queue.close()));
    },
  };
}

/** The id of a job: its name and the fields its catalogue entry names. BullMQ keeps colons for itself. */
export function jobIdOf(name: JobName, payload: object, id?: string): string {
  const fields = payload as Record<string, unknown>;
  const key: readonly string[] = catalogue[name].key;
  const own = id ?? (key.length > 0 ? key.map((field) => String(fields[field])).join(".") : newId());
  return `${name}.${own}`.replaceAll(":", "-");
}

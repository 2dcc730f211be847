import type { Jobs } from "@fanfare/adapters/jobs";
import type { JobPayload } from "@fanfare/contracts/jobs";
import type { OperatorAnswer, OperatorStatus } from "@fanfare/contracts/operations";
import { DomainError, newId } from "@fanfare/domain/kernel";
import { eventually } from "@fanfare/testing/eventually";
import { workersSpace, type WorkersSpace } from "@fanfare/testing/workers-space";
import { Injectable, Module } from "@nestjs/common";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { JOBS } from "../tokens.ts";
import { done, OnJob, type JobOutcome, type JobRun } from "./handlers.ts";
import { startWorkers, type RunningWorkers } from "./start-workers.ts";

type Payload = JobPayload<"media.process-asset">;
const attempts: number[] = [];
let work: (payload: Payload, job: JobRun) => Promise<JobOutcome>;

@Injectable()
class Work {
  @OnJob("media.process-asset")
  run(payload: Payload, job: JobRun): Promise<JobOutcome> {
    attempts.push(job.attempt);
    return work(payload, job);
  }
}

@Module({ providers: [Work] })
class WorkModule {}

describe("a job", () => {
  let space: WorkersSpace;
  let workers: RunningWorkers;

  beforeAll(async () => {
    space = await workersSpace();
    workers = await start();
  });
  afterAll(async () => {
    await workers?.stop();
    await space?.close();
  });
  beforeEach(() => void (attempts.length = 0));

  const start = () => startWorkers({ ...space.environment, LOG_LEVEL: "error" }, [], [WorkModule]);
  const enqueue = (assetId = newId()) => workers.application.get<Jobs>(JOBS, { strict: false }).enqueue("media.process-asset", { organizationId: null, creatorId: null, correlationId: "test", assetId });
  const url = (path: string) => `http://127.0.0.1:${space.environment.WORKERS_PORT}/${path}`;
  const headers = () => ({ "x-internal-token": space.environment.INTERNAL_TOKEN!, "content-type": "application/json" });
  const letters = async () => ((await (await fetch(url("internal/status"), { headers: headers() })).json()) as OperatorStatus).deadLetters;
  const redrive = async (deadLetterId: string, action: string) =>
    (await (await fetch(url("internal/redrive"), { method: "POST", headers: headers(), body: JSON.stringify({ deadLetterId, action }) })).json()) as OperatorAnswer;

  it("that a rule refuses is not tried again, and waits for a person", async () => {
    let isRefused = true;
    work = async () => {
      if (isRefused) throw new DomainError("rule-broken", "test.no", "This is not allowed. Do something else.");
      return done;
    };
    await enqueue();
    const [letter] = await eventually(async () => { const found = await letters(); return found.length === 1 && found; });
    expect(letter).toMatchObject({ kind: "job", name: "media.process-asset", reason: "test.no: This is not allowed. Do something else." });
    expect(attempts).toEqual([1]);

    isRefused = false;
    expect(await redrive(letter!.id, "send-again")).toMatchObject({ done: true });
    await eventually(() => attempts.length === 2);
    expect(await letters()).toEqual([]);
  });

  it("whose service is away is tried again when the service said so, until its attempts are used up", async () => {
    const times: number[] = [];
    work = async () => {
      times.push(performance.now());
      throw new DomainError("unavailable", "test.away", "The service is away. Try again later.", { retryAfterMs: 120 });
    };
    await enqueue();
    const [letter] = await eventually(async () => { const found = await letters(); return found.length === 1 && found; });
    expect(attempts).toEqual([1, 2, 3, 4, 5]);
    const waits = times.slice(1).map((time, index) => time - times[index]!);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(115);
    expect(await redrive(letter!.id, "let-go")).toMatchObject({ done: true });
    expect(await letters()).toEqual([]);
  });

  it("that fails for an unknown reason is tried again and then done", async () => {
    work = async (_payload, { attempt }) => {
      if (attempt === 1) throw new Error("a cable was pulled");
      return done;
    };
    await enqueue();
    await eventually(() => attempts.length === 2);
    expect(await letters()).toEqual([]);
  });

  it("that is over stays in its queue until that could be written down", async () => {
    work = async () => {
      throw new DomainError("invalid", "test.wrong", "This is wrong. Correct it.");
    };
    await space.database.owner.query(`REVOKE INSERT ON dead_letters FROM fanfare_worker`);
    await enqueue();
    await eventually(() => attempts.length === 1);
    expect(await letters()).toEqual([]);
    await space.database.owner.query(`GRANT INSERT ON dead_letters TO fanfare_worker`);
    const [letter] = await eventually(async () => { const found = await letters(); return found.length === 1 && found; });
    expect(letter?.reason).toBe("test.wrong: This is wrong. Correct it.");
    await redrive(letter!.id, "let-go");
  });

  it("asked for twice while it waits is done once, and can be asked for again afterwards", async () => {
    const gate = Promise.withResolvers<void>();
    work = async () => (await gate.promise, done);
    const [first, second] = [newId(), newId()];
    await enqueue(first);
    await eventually(() => attempts.length === 1);
    expect(await enqueue(second)).toBe(await enqueue(second));
    gate.resolve();
    await eventually(() => attempts.length === 2);
    await eventually(async () => (await space.redis.exists(`bull:media:media.process-asset.${second}`)) === 0);
    await enqueue(second);
    await eventually(() => attempts.length === 3);
  });

  it("in work is finished before the process ends, which says meanwhile that it is not ready", async () => {
    const gate = Promise.withResolvers<void>();
    let isFinished = false;
    work = async () => {
      await gate.promise;
      isFinished = true;
      return done;
    };
    expect((await fetch(url("readyz"))).status).toBe(200);
    await enqueue();
    await eventually(() => attempts.length === 1);
    const stopped = workers.stop();
    await eventually(async () => (await fetch(url("readyz"))).status === 503);
    expect(isFinished).toBe(false);
    gate.resolve();
    await stopped;
    expect(isFinished).toBe(true);
    workers = await start();
  });
});

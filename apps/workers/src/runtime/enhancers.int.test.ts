import { openQueues } from "@fanfare/adapters/jobs";
import type { EventBus } from "@fanfare/adapters/nats";
import { connectRedis } from "@fanfare/adapters/redis";
import type { EventEnvelope, EventType } from "@fanfare/contracts/events";
import type { JobPayload } from "@fanfare/contracts/jobs";
import { newId } from "@fanfare/domain/kernel";
import { eventually } from "@fanfare/testing/eventually";
import { workersSpace, type WorkersSpace } from "@fanfare/testing/workers-space";
import { Catch, Injectable, Module, UseFilters, UseGuards, UseInterceptors, UsePipes, type CallHandler, type CanActivate, type ExceptionFilter, type ExecutionContext, type NestInterceptor, type PipeTransform } from "@nestjs/common";
import { tap } from "rxjs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EVENTS } from "../tokens.ts";
import { done, OnEvent, OnJob, type AnyEvent, type JobOutcome } from "./handlers.ts";
import { startWorkers, type RunningWorkers } from "./start-workers.ts";

const seen: string[] = [];
const transportOf = (context: ExecutionContext) => (context.getHandler().name === "run" ? "job" : "event");

class Guard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    seen.push(`${transportOf(context)} guard`);
    return !JSON.stringify(context.getArgByIndex(0)).includes("unwelcome");
  }
}

class Interceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler) {
    seen.push(`${transportOf(context)} interceptor before`);
    return next.handle().pipe(tap({ error: () => seen.push(`${transportOf(context)} interceptor saw an error`) }));
  }
}

class Pipe implements PipeTransform {
  transform(value: unknown): unknown {
    if (typeof value !== "object" || value === null || !("correlationId" in value)) return value;
    seen.push("pipe");
    return { ...value, correlationId: `${String(value.correlationId)} through the pipe` };
  }
}

@Catch()
class Filter implements ExceptionFilter {
  catch(exception: Error): never {
    seen.push(`filter: ${exception.message}`);
    throw exception;
  }
}

@Injectable()
@UseGuards(Guard)
@UseInterceptors(Interceptor)
@UsePipes(Pipe)
@UseFilters(Filter)
class Handlers {
  @OnEvent("campaigns.campaign-created.v1", "enhancers.created")
  async handle(event: AnyEvent<"campaigns.campaign-created.v1">): Promise<void> {
    seen.push(`event handler got ${event.correlationId}`);
    if (event.data.name === "broken") throw new Error("the event handler broke");
  }

  @OnJob("media.process-asset")
  async run(payload: JobPayload<"media.process-asset">): Promise<JobOutcome> {
    seen.push(`job handler got ${payload.correlationId}`);
    if (payload.correlationId.startsWith("broken")) throw new Error("the job handler broke");
    return done;
  }
}

@Module({ providers: [Handlers] })
class HandlersModule {}

function created(name: string, correlationId: string): EventEnvelope {
  const id = newId();
  return {
    id, type: "campaigns.campaign-created.v1" as EventType, organizationId: null, creatorId: null, aggregateId: id, sequence: 1,
    actor: { kind: "system", id: "test" }, occurredAt: new Date().toISOString(), correlationId, causationId: null, data: { campaignId: id, name },
  } as EventEnvelope;
}

describe("what Nest puts around a handler", () => {
  let space: WorkersSpace;
  let workers: RunningWorkers;

  beforeAll(async () => {
    space = await workersSpace();
    workers = await startWorkers({ ...space.environment, LOG_LEVEL: "error" }, [], [HandlersModule]);
  });
  afterAll(async () => {
    await workers?.stop();
    await space?.close();
  });

  const publish = (envelope: EventEnvelope) => workers.application.get<EventBus>(EVENTS, { strict: false }).publish({ id: envelope.id, type: `fanfare.${envelope.type}`, envelope });
  const enqueue = async (correlationId: string) => {
    const connection = await connectRedis(space.environment.REDIS_URL!, "queues");
    const queues = openQueues(connection);
    await queues.enqueue("media.process-asset", { organizationId: null, creatorId: null, correlationId, assetId: newId() });
    await queues.close();
    connection.disconnect();
  };
  const saw = (line: string) => eventually(() => seen.includes(line));

  it("runs guard, interceptor and pipe around an event's handler", async () => {
    await publish(created("fine", "a"));
    await saw("event handler got a through the pipe");
    expect(seen).toEqual(expect.arrayContaining(["event guard", "event interceptor before", "pipe"]));
  });

  it("runs guard, interceptor and pipe around a job's handler", async () => {
    await enqueue("b");
    await saw("job handler got b through the pipe");
    expect(seen).toEqual(expect.arrayContaining(["job guard", "job interceptor before"]));
  });

  it("shows a handler's error to interceptor and filter on both transports", async () => {
    await publish(created("broken", "c"));
    await enqueue("broken d");
    await saw("filter: the event handler broke");
    await saw("filter: the job handler broke");
    expect(seen).toEqual(expect.arrayContaining(["event interceptor saw an error", "job interceptor saw an error"]));
  });

  it("keeps what a guard refuses from the handler, and gives it up without trying again", async () => {
    await publish(created("unwelcome", "e"));
    await enqueue("unwelcome f");
    const letters = await eventually(async () => {
      const [found] = await space.database.worker.query(`SELECT kind, reason FROM dead_letters WHERE payload::text LIKE '%unwelcome%' ORDER BY kind`);
      return found.length === 2 && (found as { kind: string; reason: string }[]);
    });
    expect(letters.map(({ kind }) => kind)).toEqual(["event", "job"]);
    expect(seen.filter((line) => line.includes("got e") || line.includes("got unwelcome"))).toEqual([]);
  });
});

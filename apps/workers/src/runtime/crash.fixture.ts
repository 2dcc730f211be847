import "reflect-metadata";
import type { Redis } from "@fanfare/adapters/redis";
import type { JobPayload } from "@fanfare/contracts/jobs";
import { newId, next, type Saga } from "@fanfare/domain/kernel";
import { Inject, Injectable, Module } from "@nestjs/common";
import { RelayModule } from "../relay/relay.module.ts";
import { provideSaga } from "../sagas/provide-saga.ts";
import { SagasModule } from "../sagas/sagas.module.ts";
import { REDIS } from "../tokens.ts";
import { done, OnEvent, OnJob, type AnyEvent, type JobOutcome, type Once } from "./handlers.ts";
import { startWorkers } from "./start-workers.ts";

// A process of workers with handlers of its own, for crash tests to start and kill. Effects outside of the database go
// to Redis: `calls` counts every attempt, the other keys are what the outside world has.

@Injectable()
class Remember {
  @OnEvent("campaigns.campaign-created.v1", "fixture.remember")
  async handle(event: AnyEvent<"campaigns.campaign-created.v1">, once: Once): Promise<void> {
    const organizationId = event.organizationId!;
    const note = { eventId: event.id, kind: "fixture", data: {}, link: "/", organizationId, creatorId: null };
    // An id of chance: done twice it would be two rows.
    await once({ organizationId }, (tx) => tx.notifications.add({ id: newId(), ...note }));
  }
}

@Injectable()
class Process {
  constructor(@Inject(REDIS) private readonly redis: Redis) {}

  @OnJob("media.process-asset")
  async run({ assetId }: JobPayload<"media.process-asset">): Promise<JobOutcome> {
    await this.redis.hincrby("calls", assetId, 1);
    await this.redis.sadd("processed", assetId);
    return done;
  }
}

type Memory = { reserved: boolean; paid: boolean };

/** Pays the way a provider with idempotency keys is paid: the same saga again is the same payment. */
const payingSaga = (redis: Redis): Saga<Memory> => ({
  name: "fixture.pay",
  giveUpAfterAttempts: 3,
  steps: [
    { name: "reserve", do: async (memory, { sagaId }) => (await redis.sadd("reserved", sagaId), next({ ...memory, reserved: true })) },
    { name: "pay", do: async (memory, { sagaId }) => (await redis.sadd("paid", sagaId), await redis.hincrby("calls", sagaId, 1), next({ ...memory, paid: true })) },
  ],
});

@Module({ providers: [Remember, Process, provideSaga("fixture.pay", [REDIS], payingSaga)] })
class FixtureModule {}

const workers = await startWorkers(process.env, ["relay", "sagas"], [RelayModule, SagasModule, FixtureModule]);
process.once("SIGTERM", () => void workers.stop().then(() => process.exit(0)));

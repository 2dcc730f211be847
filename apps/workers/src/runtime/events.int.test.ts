import type { EventBus } from "@fanfare/adapters/nats";
import type { EventEnvelope, EventType } from "@fanfare/contracts/events";
import type { OperatorAnswer, OperatorStatus } from "@fanfare/contracts/operations";
import { unitOfWorkOn } from "@fanfare/db/unit-of-work";
import { event, newId } from "@fanfare/domain/kernel";
import { eventually } from "@fanfare/testing/eventually";
import { workersSpace, type WorkersSpace } from "@fanfare/testing/workers-space";
import { Injectable, Module } from "@nestjs/common";
import { QueryTypes } from "sequelize";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { RelayModule } from "../relay/relay.module.ts";
import { EVENTS } from "../tokens.ts";
import { OnEvent, type AnyEvent, type Once } from "./handlers.ts";
import { startWorkers, type RunningWorkers } from "./start-workers.ts";

const received: EventEnvelope[] = [];
const effects: string[] = [];
let isPoisonous = true;

@Injectable()
class Follow {
  @OnEvent(["campaigns.campaign-created.v1", "campaigns.campaign-changed.v1"], "test.follow")
  async handle(fact: AnyEvent<"campaigns.campaign-created.v1" | "campaigns.campaign-changed.v1">, once: Once): Promise<void> {
    if (fact.type === "campaigns.campaign-created.v1" && fact.data.name === "poison" && isPoisonous) throw new Error("this one can't be digested");
    received.push(fact);
    await once({}, async () => void effects.push(fact.id));
  }
}

@Module({ providers: [Follow] })
class FollowModule {}

describe("an event", () => {
  let space: WorkersSpace;
  let workers: RunningWorkers;
  let bus: EventBus;

  beforeAll(async () => {
    space = await workersSpace();
    workers = await startWorkers({ ...space.environment, LOG_LEVEL: "error" }, ["relay"], [RelayModule, FollowModule]);
    bus = workers.application.get<EventBus>(EVENTS, { strict: false });
  });
  afterAll(async () => {
    await workers?.stop();
    await space?.close();
  });
  beforeEach(() => {
    received.length = 0;
    effects.length = 0;
  });

  const context = { actor: { kind: "system" as const, name: "test", organizationId: null }, trace: { correlationId: "test", causationId: null } };
  const write = (campaignId: string, names: string[], sequence = 1) =>
    unitOfWorkOn(space.database.app, { now: () => new Date() }).run({}, context, (tx) =>
      tx.outbox.append(names.map((name) => event("campaigns.campaign-created.v1", { aggregateId: campaignId }, { campaignId, name })), sequence),
    );
  const publish = (envelope: EventEnvelope) => bus.publish({ id: newId(), type: `fanfare.${envelope.type}`, envelope });
  const rows = <Row extends object>(statement: string) => space.database.worker.query<Row>(statement, { type: QueryTypes.SELECT });
  const internal = (path: string, body?: object) =>
    fetch(`http://127.0.0.1:${space.environment.WORKERS_PORT}/internal/${path}`, {
      method: body ? "POST" : "GET",
      headers: { "x-internal-token": space.environment.INTERNAL_TOKEN!, "content-type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    });
  const ask = async (path: string, body: object) => (await (await internal(path, body)).json()) as OperatorAnswer;

  it("written in a transaction reaches its consumer, in the order of its aggregate", async () => {
    const campaignId = newId();
    const names = Array.from({ length: 30 }, (_, index) => `step ${index}`);
    await write(campaignId, names);
    await eventually(() => effects.length === names.length);
    expect(received.map((fact) => (fact.data as { name: string }).name)).toEqual(names);
  });

  it("delivered many times has its effect once", async () => {
    await write(newId(), ["one"]);
    const [fact] = await eventually(() => received.length === 1 && received.slice());
    await Promise.all(Array.from({ length: 10 }, () => publish(fact!)));
    await eventually(() => received.length === 11);
    expect(effects).toEqual([fact!.id]);
  });

  it("that can't be handled becomes a dead letter and holds nobody up", { timeout: 90_000 }, async () => {
    isPoisonous = true;
    await write(newId(), ["poison"]);
    await write(newId(), ["food"]);
    await eventually(() => received.some((fact) => (fact.data as { name: string }).name === "food"));
    const letter = await eventually(async () => (await rows<{ id: string; name: string; reason: string }>(`SELECT id, name, reason FROM dead_letters WHERE resolved_at IS NULL`))[0], 80_000);
    expect(letter).toMatchObject({ name: "test.follow", reason: "Error: this one can't be digested" });

    expect(await ask("redrive", { deadLetterId: letter.id, action: "send-again" })).toMatchObject({ done: false });
    isPoisonous = false;
    expect(await ask("redrive", { deadLetterId: letter.id, action: "send-again" })).toEqual({ done: true, message: "The event was handled." });
    expect(received.map((fact) => (fact.data as { name: string }).name)).toContain("poison");
    expect(await ask("redrive", { deadLetterId: letter.id, action: "send-again" })).toMatchObject({ done: false });
  });

  it("that is not of its catalogue's form becomes a dead letter at once", async () => {
    const id = newId();
    const envelope = { id, type: "campaigns.campaign-created.v1" as EventType, data: { surprise: true } };
    await publish(envelope as unknown as EventEnvelope);
    const letter = await eventually(async () => (await rows<{ reason: string }>(`SELECT reason FROM dead_letters WHERE payload ->> 'id' = '${id}'`))[0]);
    expect(letter.reason).toContain("ZodError");
    expect(received).toEqual([]);
  });

  it("is sent again for a time that an operator names, and its readers do nothing twice", async () => {
    const from = new Date();
    await write(newId(), ["again"]);
    await eventually(() => effects.length === 1);
    await eventually(async () => (await rows(`SELECT 1 FROM outbox WHERE published_at IS NULL`)).length === 0);
    expect(await ask("republish", { from: from.toISOString(), until: new Date(Date.now() + 1_000).toISOString() })).toMatchObject({ done: true });
    await eventually(async () => (await rows(`SELECT 1 FROM outbox WHERE published_at IS NULL`)).length === 0);
    expect(effects).toHaveLength(1);
  });

  it("shows itself to operators only", async () => {
    const answer = await fetch(`http://127.0.0.1:${space.environment.WORKERS_PORT}/internal/status`, { headers: { "x-internal-token": "guessed" } });
    expect(answer.status).toBe(401);
    const status = (await (await internal("status")).json()) as OperatorStatus;
    expect(status.outbox.waiting).toBe(0);
    expect(status.consumers.map(({ name }) => name)).toEqual(["test.follow"]);
    expect(status.dependencies.find(({ name }) => name === "nats")).toMatchObject({ ok: true });
    expect((await internal("redrive", { deadLetterId: "no id", action: "send-again" })).status).toBe(400);
  });
});

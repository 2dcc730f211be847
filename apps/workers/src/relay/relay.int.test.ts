import { createLogger } from "@fanfare/adapters/logging";
import { connectEvents, type EventBus } from "@fanfare/adapters/nats";
import { unitOfWorkOn } from "@fanfare/db/unit-of-work";
import { event, newId } from "@fanfare/domain/kernel";
import { testDatabase, type TestDatabase } from "@fanfare/testing/database";
import { eventually } from "@fanfare/testing/eventually";
import { QueryTypes } from "sequelize";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMetrics } from "../runtime/metrics.ts";
import { Relay } from "./relay.ts";

const logger = createLogger({ name: "test", level: "silent" });
const context = { actor: { kind: "system" as const, name: "test", organizationId: null }, trace: { correlationId: "test", causationId: null } };

describe("the relay", () => {
  let database: TestDatabase;
  const buses: EventBus[] = [];

  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(async () => {
    await Promise.all(buses.map((bus) => bus.close()));
    await database?.drop();
  });

  /** A stream that nobody has seen before. */
  async function freshBus(): Promise<EventBus> {
    const bus = await connectEvents(`${process.env.NATS_URL}/relay${newId().slice(-8)}`, "test");
    buses.push(bus);
    await bus.ensureStream();
    return bus;
  }
  const relayOn = (bus: EventBus) => new Relay(database.worker, bus, createMetrics(), logger);
  const write = (aggregateId: string, name: string, sequence: number) =>
    unitOfWorkOn(database.app, { now: () => new Date() }).run({}, context, (tx) =>
      tx.outbox.append([event("campaigns.campaign-created.v1", { aggregateId }, { campaignId: aggregateId, name })], sequence),
    );
  const waiting = async () => (await database.worker.query(`SELECT 1 FROM outbox WHERE published_at IS NULL`, { type: QueryTypes.SELECT })).length;
  async function publishAll(relay: Relay): Promise<void> {
    while ((await waiting()) > 0) await relay.publishBatch();
  }

  it("keeps each aggregate's order when several relays work at once", async () => {
    const aggregates = Array.from({ length: 12 }, () => newId());
    for (let sequence = 1; sequence <= 25; sequence += 1) await Promise.all(aggregates.map((id) => write(id, `fact ${sequence}`, sequence)));
    const bus = await freshBus();
    const seen: { aggregateId: string; sequence: number }[] = [];
    bus.subscribe(({ aggregateId, sequence }) => seen.push({ aggregateId, sequence }));
    await Promise.all([relayOn(bus), relayOn(bus), relayOn(bus)].map(publishAll));
    await eventually(() => seen.length >= 300);
    for (const id of aggregates) expect(seen.filter(({ aggregateId }) => aggregateId === id).map(({ sequence }) => sequence)).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
  });

  it("fills a stream that was lost from the outbox, and leaves a whole one alone", async () => {
    await write(newId(), "kept", 1);
    await publishAll(relayOn(await freshBus()));
    const published = (await database.worker.query(`SELECT 1 FROM outbox WHERE published_at IS NOT NULL`, { type: QueryTypes.SELECT })).length;

    const emptyBus = await freshBus();
    const relay = relayOn(emptyBus);
    const seen = new Set<string>();
    emptyBus.subscribe((fact) => seen.add(fact.id));
    expect(await relay.refillStream()).toBe(published);
    await publishAll(relay);
    await eventually(() => seen.size === published);
    expect(await relay.refillStream()).toBe(0);
  });

  it("leaves facts unpublished, with the reason, while the stream takes none", async () => {
    await write(newId(), "waits", 1);
    const bus = await freshBus();
    const away = { ...bus, publish: () => Promise.reject(new Error("no answer")) };
    expect(await relayOn(away).publishBatch()).toEqual({ sent: 0, unsent: 1 });
    const [row] = await database.worker.query<{ attempts: number; last_error: string }>(`SELECT attempts, last_error FROM outbox WHERE published_at IS NULL`, { type: QueryTypes.SELECT });
    expect(row).toEqual({ attempts: 1, last_error: "Error: no answer" });
    expect(await relayOn(bus).publishBatch()).toEqual({ sent: 1, unsent: 0 });
  });
});

import type { EventEnvelope } from "@fanfare/contracts/events";
import { newId } from "@fanfare/domain/kernel";
import { eventually } from "@fanfare/testing/eventually";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectEvents, type Delivery, type EventBus } from "./index.ts";

const type = "campaigns.campaign-changed.v1" as const;

function fact(aggregateId = newId()): EventEnvelope {
  return {
    id: newId(), type, organizationId: null, creatorId: null, aggregateId, sequence: 1, actor: { kind: "system", id: "test" },
    occurredAt: new Date().toISOString(), correlationId: "test", causationId: null, data: { campaignId: aggregateId },
  };
}

describe("the bus of events", () => {
  const url = `${process.env.NATS_URL}/bus${newId().slice(-8)}`;
  let bus: EventBus;
  let other: EventBus;

  beforeAll(async () => {
    [bus, other] = await Promise.all([connectEvents(url, "test"), connectEvents(url, "test")]);
    await bus.ensureStream();
  });
  afterAll(() => Promise.all([bus?.close(), other?.close()]));

  const publish = (envelope: EventEnvelope) => bus.publish({ id: envelope.id, type: `fanfare.${envelope.type}`, envelope });

  it("makes its stream once, however many ask", async () => {
    const [first, second] = await Promise.all([bus.ensureStream(), other.ensureStream()]);
    expect(first).toEqual(second);
  });

  it("brings a fact to every open screen, and nothing after that screen was closed", async () => {
    const [here, there]: [string[], string[]] = [[], []];
    const stop = bus.subscribe(({ id }) => here.push(id));
    other.subscribe(({ id }) => there.push(id));
    const [first, second] = [fact(), fact()];
    await other.probe();
    await publish(first);
    await eventually(() => here.includes(first.id) && there.includes(first.id));
    stop();
    await publish(second);
    await eventually(() => there.includes(second.id));
    expect(here).not.toContain(second.id);
  });

  it("stores the same fact once when it is published twice", async () => {
    const seen: string[] = [];
    const once = fact();
    await publish(once);
    await publish(once);
    const consumption = await bus.consume({ name: "test.once", types: [type], handle: async ({ messageId }) => (seen.push(messageId), { kind: "done" }), onError: () => undefined });
    await eventually(async () => (await bus.lags()).every(({ consumer, waiting, inWork }) => consumer !== "test.once" || (waiting === 0 && inWork === 0)));
    await consumption.stop();
    expect(seen.filter((id) => id === once.id)).toHaveLength(1);
  });

  it("goes on where a reader stopped, and delivers again what was not done with", async () => {
    const wanted = fact();
    const deliveries: Delivery[] = [];
    const reader = (verdict: "done" | "again") =>
      bus.consume({
        name: "test.remembering",
        types: [type],
        onError: () => undefined,
        handle: async (delivery) => {
          if (delivery.messageId !== wanted.id) return { kind: "done" };
          deliveries.push(delivery);
          return verdict === "done" ? { kind: "done" } : { kind: "again", afterMs: 50 };
        },
      });
    const first = await reader("again");
    await publish(wanted);
    await eventually(() => deliveries.length >= 2);
    await first.stop();
    const before = deliveries.length;
    const second = await reader("done");
    await eventually(() => deliveries.length > before);
    await second.stop();
    expect(deliveries.map(({ attempt }) => attempt)).toEqual(deliveries.map((_, index) => index + 1));
  });
});

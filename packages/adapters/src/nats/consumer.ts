import type { EventType } from "@fanfare/contracts/events";
import { AckPolicy, DeliverPolicy, JetStreamApiCodes, JetStreamApiError, type ConsumerMessages, type JsMsg } from "@nats-io/jetstream";
import { nanos } from "@nats-io/transport-node";
import { subjectsOf, type Place } from "./place.ts";

/** A message as delivered: its text, which fact it is said to be, and the how-manieth delivery this is (from 1). */
export type Delivery = { text: string; messageId: string; attempt: number };

/** What becomes of a delivery: done with, or wanted again after a while (ms). */
export type Verdict = { kind: "done" } | { kind: "again"; afterMs: number };

export type EventConsumer = {
  name: string;
  types: readonly EventType[];
  /** Never throws. Deliveries that belong to one aggregate come one after the other. */
  handle(delivery: Delivery): Promise<Verdict>;
  onError(error: unknown): void;
};

/** A running reader; `stop` takes no more and waits for what is in work. */
export type Consumption = { stop(): Promise<void> };

/** How many facts a named reader still has before it, and how many it is working on. */
export type Lag = { consumer: string; waiting: number; inWork: number };

const ackWaitMs = 10_000;
const atOnce = 32;

/** Reads under a durable name until stopped; makes stream and consumer anew when the server lost them. */
export async function consumeFrom(place: Place, consumer: EventConsumer, ensureStream: () => Promise<unknown>): Promise<Consumption> {
  let stopped = false;
  let messages = await open(place, consumer, ensureStream);
  const loop = (async () => {
    while (!stopped) {
      await readAll(messages, consumer);
      if (!stopped) messages = await reopen(place, consumer, ensureStream, () => stopped, messages);
    }
  })();
  return {
    async stop() {
      stopped = true;
      messages.stop();
      await loop;
    },
  };
}

/** A consumer's durable name: dots separate subjects, so they can't be in it. */
const durableName = (name: string): string => name.replaceAll(".", "_");

async function open(place: Place, consumer: EventConsumer, ensureStream: () => Promise<unknown>): Promise<ConsumerMessages> {
  await ensureStream();
  const { manager, client, stream } = place;
  const durable = durableName(consumer.name);
  const wanted = { description: consumer.name, filter_subjects: subjectsOf(place, consumer.types), ack_wait: nanos(ackWaitMs), max_ack_pending: 256, max_deliver: -1 };
  if (await exists(place, durable)) await manager.consumers.update(stream, durable, wanted);
  else await manager.consumers.add(stream, { ...wanted, durable_name: durable, ack_policy: AckPolicy.Explicit, deliver_policy: DeliverPolicy.All });
  const handle = await client.consumers.get(stream, durable);
  return handle.consume({ max_messages: atOnce, abort_on_missing_resource: true });
}

async function exists({ manager, stream }: Place, durable: string): Promise<boolean> {
  try {
    await manager.consumers.info(stream, durable);
    return true;
  } catch (error) {
    if (error instanceof JetStreamApiError && error.code === JetStreamApiCodes.ConsumerNotFound) return false;
    throw error;
  }
}

async function reopen(place: Place, consumer: EventConsumer, ensureStream: () => Promise<unknown>, isStopped: () => boolean, last: ConsumerMessages): Promise<ConsumerMessages> {
  while (!isStopped()) {
    try {
      return await open(place, consumer, ensureStream);
    } catch (error) {
      consumer.onError(error);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
  return last;
}

async function readAll(messages: ConsumerMessages, consumer: EventConsumer): Promise<void> {
  const lanes = new Map<string, Promise<void>>();
  try {
    for await (const message of messages) {
      const lane = laneOf(message);
      const work = (lanes.get(lane) ?? Promise.resolve()).then(() => settle(message, consumer));
      lanes.set(lane, work);
      void work.then(() => lanes.get(lane) === work && lanes.delete(lane));
    }
  } catch (error) {
    consumer.onError(error);
  }
  await Promise.all(lanes.values());
}

async function settle(message: JsMsg, consumer: EventConsumer): Promise<void> {
  const keepAlive = setInterval(() => message.working(), ackWaitMs / 3);
  try {
    const verdict = await consumer.handle({ text: message.string(), messageId: message.headers?.get("Nats-Msg-Id") ?? "", attempt: message.info.deliveryCount });
    if (verdict.kind === "done") message.ack();
    else message.nak(verdict.afterMs);
  } catch (error) {
    consumer.onError(error);
    message.nak(1_000);
  } finally {
    clearInterval(keepAlive);
  }
}

/** Facts of one aggregate share a lane. What can't be read has a lane of its own. */
function laneOf(message: JsMsg): string {
  return /"aggregateId":"([0-9a-f-]{36})"/.exec(message.string())?.[1] ?? String(message.seq);
}

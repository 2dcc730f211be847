import { EventEnvelope } from "@fanfare/contracts/events";
import { jetstream, jetstreamManager, JetStreamApiCodes, JetStreamApiError, RetentionPolicy, StorageType } from "@nats-io/jetstream";
import { connect, nanos, type NatsConnection } from "@nats-io/transport-node";
import { consumeFrom, type Consumption, type EventConsumer, type Lag } from "./consumer.ts";
import type { Place } from "./place.ts";

export type { Consumption, Delivery, EventConsumer, Lag, Verdict } from "./consumer.ts";

/** How long the stream keeps facts (ms). The outbox keeps them as long, so either can be filled from the other. */
export const keptFor = 7 * 24 * 3_600_000;

export type EventBus = {
  /** Makes the stream when it is missing; answers since when it exists: what was published before is not in it. */
  ensureStream(): Promise<Date>;
  /** Resolves when the server has stored the fact. Twice the same id within two minutes is stored once. */
  publish(fact: { id: string; type: string; envelope: unknown }): Promise<void>;
  /** Reads the stream under a name that is remembered, so that a new start goes on where the last one stopped. */
  consume(consumer: EventConsumer): Promise<Consumption>;
  /** How much each named reader of the stream has before it. */
  lags(): Promise<Lag[]>;
  /** Facts from now on, without a memory: for screens that are open. Answers how to stop. */
  subscribe(listener: (event: EventEnvelope) => void): () => void;
  /** Calls back each time the connection is there again. */
  onReconnect(listener: () => void): void;
  /** The server's version and how long an answer takes (ms). Throws when it can't be reached. */
  probe(): Promise<{ version: string; latencyMs: number }>;
  /** Finishes what is on its way and closes. */
  close(): Promise<void>;
};

/**
 * Connects to NATS with JetStream. The path of the URL, if any, names the installation: several may share a server.
 * Throws when the server can't be reached; later it waits for the server for ever.
 */
export async function connectEvents(url: string, name: string): Promise<EventBus> {
  const address = new URL(url);
  const space = address.pathname.replaceAll("/", "");
  address.pathname = "";
  const connection = await connect({
    servers: address.href.replace(/\/$/, ""),
    ...credentialsOf(address),
    name,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 500,
    timeout: 10_000,
  });
  const manager = await jetstreamManager(connection, { checkAPI: false });
  const place: Place = { connection, manager, client: jetstream(connection), ...namesIn(space) };
  return eventBus(place);
}

const namesIn = (space: string) => (space === "" ? { stream: "FANFARE", prefix: "" } : { stream: `FANFARE-${space}`, prefix: `${space}.` });

function credentialsOf(address: URL): { user?: string; pass?: string } {
  if (address.username === "") return {};
  const found = { user: decodeURIComponent(address.username), pass: decodeURIComponent(address.password) };
  address.username = "";
  address.password = "";
  return found;
}

function eventBus(place: Place): EventBus {
  const { connection, client, prefix } = place;
  return {
    ensureStream: () => ensureStream(place),
    async publish({ id, type, envelope }) {
      await client.publish(`${prefix}${type}`, JSON.stringify(envelope), { msgID: id, timeout: 5_000 });
    },
    consume: (consumer) => consumeFrom(place, consumer, () => ensureStream(place)),
    lags: () => lagsOf(place),
    subscribe: (listener) => subscribe(place, listener),
    onReconnect: (listener) => void watchReconnects(connection, listener),
    async probe() {
      const rtt = await connection.rtt();
      return { version: connection.info?.version ?? "unknown", latencyMs: Math.round(rtt) };
    },
    async close() {
      if (!connection.isClosed()) await connection.drain();
    },
  };
}

async function ensureStream({ manager, stream, prefix }: Place): Promise<Date> {
  try {
    return new Date((await manager.streams.info(stream)).created);
  } catch (error) {
    if (!(error instanceof JetStreamApiError) || error.code !== JetStreamApiCodes.StreamNotFound) throw error;
  }
  const made = await manager.streams.add({
    name: stream,
    subjects: [`${prefix}fanfare.>`],
    storage: StorageType.File,
    retention: RetentionPolicy.Limits,
    max_age: nanos(keptFor),
    duplicate_window: nanos(120_000),
  });
  return new Date(made.created);
}

async function lagsOf({ manager, stream }: Place): Promise<Lag[]> {
  const found: Lag[] = [];
  for await (const info of manager.consumers.list(stream)) {
    found.push({ consumer: info.config.description ?? info.name, waiting: info.num_pending, inWork: info.num_ack_pending });
  }
  return found;
}

function subscribe({ connection, prefix }: Place, listener: (event: EventEnvelope) => void): () => void {
  const subscription = connection.subscribe(`${prefix}fanfare.>`, {
    callback: (error, message) => {
      const event = error ? null : readEvent(message.string());
      if (event) listener(event);
    },
  });
  return () => subscription.unsubscribe();
}

async function watchReconnects(connection: NatsConnection, listener: () => void): Promise<void> {
  for await (const status of connection.status()) if (status.type === "reconnect") listener();
}

function readEvent(text: string): EventEnvelope | null {
  try {
    return EventEnvelope.parse(JSON.parse(text)) as EventEnvelope;
  } catch {
    // Whoever else may write to this server: what is no fact of the catalogue is nobody's news.
    return null;
  }
}

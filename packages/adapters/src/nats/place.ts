import { subjectOf, type EventType } from "@fanfare/contracts/events";
import type { JetStreamClient, JetStreamManager } from "@nats-io/jetstream";
import type { NatsConnection } from "@nats-io/transport-node";

/** One installation's place on a server: its stream, and what its subjects begin with. */
export type Place = { connection: NatsConnection; manager: JetStreamManager; client: JetStreamClient; stream: string; prefix: string };

/** The subjects of these facts in the stream. */
export const subjectsOf = (place: Place, types: readonly EventType[]): string[] => types.map((type) => `${place.prefix}${subjectOf(type)}`);

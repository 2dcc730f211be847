import type { EventData, EventEnvelope, EventType } from "@fanfare/contracts/events";
import type { Actor } from "./actor.ts";
import { actorId } from "./actor.ts";
import { newId } from "./ids.ts";

/** A fact decided by an aggregate, before it is put into its envelope. */
export type DomainEvent<T extends EventType = EventType> = {
  type: T;
  aggregateId: string;
  organizationId: string | null;
  creatorId: string | null;
  data: EventData<T>;
};

/** Makes a fact; whose it is decides who may see it later. */
export const event = <T extends EventType>(
  type: T,
  owner: { aggregateId: string; organizationId?: string | null; creatorId?: string | null },
  data: EventData<T>,
): DomainEvent<T> => ({ type, aggregateId: owner.aggregateId, organizationId: owner.organizationId ?? null, creatorId: owner.creatorId ?? null, data });

/** Where a chain of causes began, carried from the click to the last job. */
export type Trace = { correlationId: string; causationId: string | null };

/** Puts a fact into its envelope; `sequence` is the aggregate's version after the change. */
export function envelope(fact: DomainEvent, actor: Actor, trace: Trace, sequence: number, at: Date): EventEnvelope {
  return {
    id: newId(at.getTime()),
    type: fact.type,
    organizationId: fact.organizationId,
    creatorId: fact.creatorId,
    aggregateId: fact.aggregateId,
    sequence,
    actor: { kind: actor.kind, id: actorId(actor) },
    occurredAt: at.toISOString(),
    correlationId: trace.correlationId,
    causationId: trace.causationId,
    data: fact.data,
  };
}

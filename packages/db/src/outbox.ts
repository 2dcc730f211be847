import { subjectOf, type EventEnvelope } from "@fanfare/contracts/events";
import { envelope, type Context, type DomainEvent, type Outbox } from "@fanfare/domain/kernel";
import type { Sql } from "./scoped.ts";

type Subjects = { campaignId?: string; collaborationId?: string };

/**
 * The outbox of one transaction: each fact is stored for the relay and, in the same words, in the trail of activity.
 */
export function outboxIn(sql: Sql, context: Context, at: Date): Outbox {
  return {
    async append(facts, sequence) {
      for (const fact of facts) await store(sql, context, at, fact, sequence);
    },
  };
}

async function store(sql: Sql, context: Context, at: Date, fact: DomainEvent, sequence: number): Promise<void> {
  const sent: EventEnvelope = envelope(fact, context.actor, context.trace, sequence, at);
  await sql.change(
    `INSERT INTO outbox (id, type, organization_id, creator_id, aggregate_id, sequence, envelope, occurred_at) VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb, $8)`,
    [sent.id, subjectOf(sent.type), sent.organizationId, sent.creatorId, sent.aggregateId, sequence, JSON.stringify(sent), sent.occurredAt],
  );
  const subjects = sent.data as Subjects;
  const actorName = context.actor.name;
  await sql.change(
    `INSERT INTO activity (id, organization_id, creator_id, aggregate_id, campaign_id, collaboration_id, type, actor_kind, actor_id, actor_name, data, occurred_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb, $12)`,
    [sent.id, sent.organizationId, sent.creatorId, sent.aggregateId, subjects.campaignId ?? null, subjects.collaborationId ?? null,
      sent.type, sent.actor.kind, sent.actor.id, actorName, JSON.stringify(sent.data), sent.occurredAt],
  );
}

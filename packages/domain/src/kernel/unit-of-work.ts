import type { Actor } from "./actor.ts";
import type { DomainEvent, Trace } from "./events.ts";

/**
 * Whose rows a transaction may see; row-level security enforces it. Fields that are set widen what is seen:
 * the organization's rows, the creator's own rows, the person's own rows, and rows a token is the key to.
 */
export type Scope = { organizationId?: string; creatorId?: string; userId?: string; tokenHash?: string };

export type Clock = { now(): Date };

/** Writes facts in the transaction of the state they describe; nothing else may publish. */
export type Outbox = { append(facts: readonly DomainEvent[], sequence: number): Promise<void> };

/** What every transaction offers besides its context's repositories. */
export type Transaction = { outbox: Outbox; sagas: Sagas; at: Date };

/** Starts a persisted process in this transaction; the same key starts it once. */
export type Sagas = { start(saga: { name: string; key: string; organizationId: string; creatorId: string | null; state: Record<string, unknown> }): Promise<string> };

/** Who asks, in which chain of causes. */
export type Context = { actor: Actor; trace: Trace };

/**
 * Runs work in one transaction under a scope: all of it or nothing. `Repositories` are the ports the work may use.
 * A serialization failure or deadlock is retried by the implementation; a refusal is not.
 */
export type UnitOfWork<Repositories> = {
  run<T>(scope: Scope, context: Context, work: (tx: Repositories & Transaction) => Promise<T>): Promise<T>;
};

/** The scope an actor has by themselves. */
export function scopeOf(actor: Actor): Scope {
  switch (actor.kind) {
    case "member":
      return { organizationId: actor.organizationId, userId: actor.userId };
    case "creator":
      return { creatorId: actor.creatorId, userId: actor.userId };
    case "person":
      return { userId: actor.userId };
    case "system":
      return actor.organizationId === null ? {} : { organizationId: actor.organizationId };
  }
}

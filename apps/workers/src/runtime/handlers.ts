import type { EventEnvelope, EventType } from "@fanfare/contracts/events";
import type { JobName, JobPayload } from "@fanfare/contracts/jobs";
import type { Repositories } from "@fanfare/db/repositories/index";
import type { Scope, Transaction } from "@fanfare/domain/kernel";
import { createParamDecorator, SetMetadata, type ExecutionContext } from "@nestjs/common";
import "reflect-metadata";

/** One of several facts, each with its own data: `event.type` tells which. */
export type AnyEvent<Type extends EventType> = Type extends EventType ? EventEnvelope<Type> : never;

/**
 * Runs work in one transaction under a scope, together with the note that this consumer has had this event:
 * a repeated event does nothing. Answers whether the work was done now. What follows a commit (asking for a job)
 * stands behind it and must be safe to repeat.
 */
export type Once = (scope: Scope, work: (tx: Repositories & Transaction) => Promise<void>) => Promise<boolean>;

/** What a job may tell and ask while it runs. `attempt` counts from 1; `progress` goes from 0 to 100. */
export type JobRun = { report(progress: number): Promise<void>; attempt: number; signal: AbortSignal };

/** What a job came to: work done, or nothing to do and why. */
export type JobOutcome = { kind: "done" } | { kind: "skipped"; reason: string };
export const done: JobOutcome = { kind: "done" };
export const skipped = (reason: string): JobOutcome => ({ kind: "skipped", reason });

export type HandlerMark = { kind: "event"; types: readonly string[]; consumer: string } | { kind: "job"; name: string };
export const HANDLER = "fanfare:handler";

/** Both arguments are declared as parameters of Nest's own kind, because pipes run around such parameters only. */
const First = createParamDecorator((_data: unknown, context: ExecutionContext) => context.getArgByIndex<unknown>(0));
const Second = createParamDecorator((_data: unknown, context: ExecutionContext) => context.getArgByIndex<unknown>(1));

/** A method may take fewer arguments than it is given. */
type Method<Handle> = <Own extends Handle>(target: object, name: string, descriptor: TypedPropertyDescriptor<Own>) => void;

function marked<Handle>(mark: HandlerMark): Method<Handle> {
  return (target, name, descriptor) => {
    SetMetadata(HANDLER, mark)(target, name, descriptor);
    First()(target, name, 0);
    Second()(target, name, 1);
  };
}

/** The method receives these facts under the consumer's name: `handle(event, once)`. The name is kept by the broker: never change it. */
export const OnEvent = <Type extends EventType>(types: Type | readonly Type[], consumer: string) =>
  marked<(event: AnyEvent<Type>, once: Once) => Promise<void>>({ kind: "event", types: typeof types === "string" ? [types] : types, consumer });

/** The method does this work: `run(payload, job)`. */
export const OnJob = <Name extends JobName>(name: Name) =>
  marked<(payload: JobPayload<Name>, job: JobRun) => Promise<JobOutcome>>({ kind: "job", name });

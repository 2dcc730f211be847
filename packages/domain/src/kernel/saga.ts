import type { Context } from "./unit-of-work.ts";

/** What a step of a saga found: go on, look again later, or stop for a person. */
export type StepOutcome<State> =
  | { kind: "next"; state: State }
  | { kind: "wait"; until: Date; state: State; reason: string }
  | { kind: "park"; reason: string; state: State }
  | { kind: "compensate"; reason: string; state: State };

export const next = <State>(state: State): StepOutcome<State> => ({ kind: "next", state });
export const wait = <State>(state: State, until: Date, reason: string): StepOutcome<State> => ({ kind: "wait", state, until, reason });
export const park = <State>(state: State, reason: string): StepOutcome<State> => ({ kind: "park", state, reason });
export const compensate = <State>(state: State, reason: string): StepOutcome<State> => ({ kind: "compensate", state, reason });

/** Where a saga stands while a step runs. `attempt` counts from 1 and starts anew with each step. */
export type SagaContext = Context & { sagaId: string; organizationId: string; creatorId: string | null; attempt: number; now: Date };

/**
 * One step. `do` must be safe to run twice with the same effect: a process may die after the effect and before the
 * step is noted. `undo` takes its effect back, in reverse order of the steps. An `unavailable` error is tried
 * again with growing waits until `giveUpAfterAttempts`, then the saga is parked for a person.
 */
export type SagaStep<State> = {
  name: string;
  do(state: State, context: SagaContext): Promise<StepOutcome<State>>;
  undo?(state: State, context: SagaContext): Promise<void>;
};

/** A persisted process: its name, its steps in order, and how long it is tried before a person has to look. */
export type Saga<State> = { name: string; steps: readonly SagaStep<State>[]; giveUpAfterAttempts: number };

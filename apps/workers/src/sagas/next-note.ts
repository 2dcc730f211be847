import type { SagaHistoryEntry, SagaNote, SagaRow } from "@fanfare/db/system/sagas";
import type { StepOutcome } from "@fanfare/domain/kernel";
import { growingWait, reasonOf, retryVerdict } from "../runtime/retry.ts";
import type { AnySaga } from "./saga-registry.ts";

const firstWaitMs = 1_000;
const longestWaitMs = 5 * 60_000;
const elsewhereMs = 10_000;

/** A row's step; a saga that was just started stands before its first one. */
export const stepIndex = (saga: AnySaga, row: SagaRow): number => (row.step === "begin" ? 0 : saga.steps.findIndex((step) => step.name === row.step));

/** What to note after a step was done. */
export function afterStep(saga: AnySaga, row: SagaRow, index: number, outcome: StepOutcome<object>, now: Date): SagaNote {
  const step = saga.steps[index]!.name;
  const note = { state: outcome.state, step, status: "running" as const, attempt: 0, waitMs: 0, lastError: null };
  const entry = (what: string, reason?: string): SagaHistoryEntry[] => [{ at: now.toISOString(), step, what, ...(reason !== undefined && { reason }) }];
  switch (outcome.kind) {
    case "next": {
      const following = saga.steps[index + 1];
      return following ? { ...note, step: following.name, entries: entry("done") } : { ...note, status: "completed", entries: entry("done") };
    }
    case "wait":
      return { ...note, waitMs: Math.max(0, outcome.until.getTime() - now.getTime()), entries: isWaitingAlready(row, step, outcome.reason) ? [] : entry("waiting", outcome.reason) };
    case "park":
      return { ...parked(row, step, outcome.reason, now), state: outcome.state };
    case "compensate":
      return { ...note, status: "compensating", lastError: outcome.reason, entries: entry("compensating", outcome.reason) };
  }
}

/** What to note after a step's effect was taken back. */
export function afterUndo(saga: AnySaga, row: SagaRow, index: number, now: Date): SagaNote {
  const entries = [{ at: now.toISOString(), step: saga.steps[index]!.name, what: "undone" }];
  const before = saga.steps[index - 1];
  const note = { state: row.state, attempt: 0, waitMs: 0, lastError: null, entries };
  return before ? { ...note, step: before.name, status: "compensating" } : { ...note, step: row.step, status: "compensated" };
}

/** What to note after a step threw: try again later, or leave it to a person. */
export function afterFailure(saga: AnySaga, row: SagaRow, step: string, error: unknown, now: Date): SagaNote {
  const reason = reasonOf(error);
  const retry = retryVerdict(error);
  if (!retry.again || row.attempt >= saga.giveUpAfterAttempts) return parked(row, step, reason, now);
  const waitMs = retry.afterMs ?? growingWait(row.attempt, firstWaitMs, longestWaitMs);
  return { state: row.state, step, status: row.status, attempt: row.attempt, waitMs, lastError: reason, entries: [{ at: now.toISOString(), step, what: "failed", reason }] };
}

/** A saga that waits for a person remembers which way it was going. */
export function parked(row: SagaRow, step: string, reason: string, now: Date): SagaNote {
  const from = row.status === "compensating" ? "compensating" : "running";
  return { state: row.state, step, status: "parked", attempt: row.attempt, waitMs: 0, lastError: reason, entries: [{ at: now.toISOString(), step, what: "parked", reason, from }] };
}

/** Left for another process, which may know more. */
export const postponed = (row: SagaRow, reason: string): SagaNote => ({
  state: row.state, step: row.step, status: row.status, attempt: row.attempt - 1, waitMs: elsewhereMs, lastError: reason, entries: [],
});

/** Looking again at the same thing many times is one line of history. */
function isWaitingAlready({ history }: SagaRow, step: string, reason: string): boolean {
  const last = history.at(-1);
  return last?.what === "waiting" && last.step === step && last.reason === reason;
}

import { DomainError, type ErrorKind } from "@fanfare/domain/kernel";
import { HttpException } from "@nestjs/common";
import { ZodError } from "zod";

/** Whether trying again can help, and how long to wait first (ms; null: as the work's own rule says). */
export type RetryVerdict = { again: false } | { again: true; afterMs: number | null };

const never: RetryVerdict = { again: false };
const byRule: RetryVerdict = { again: true, afterMs: null };

const onKind: Record<ErrorKind, (error: DomainError) => RetryVerdict> = {
  invalid: () => never,
  forbidden: () => never,
  "not-found": () => never,
  "rule-broken": () => never,
  conflict: () => byRule,
  unavailable: (error) => ({ again: true, afterMs: error.retryAfterMs }),
};

/** The one map from a failure to a retry: a refusal stays one, what is away may come back, the unknown is tried again. */
export function retryVerdict(error: unknown): RetryVerdict {
  if (error instanceof DomainError) return onKind[error.kind](error);
  // A guard's or a pipe's refusal is one of Nest's.
  const isRefusal = error instanceof ZodError || (error instanceof HttpException && error.getStatus() < 500);
  return isRefusal ? never : byRule;
}

/** Doubles with each attempt (from 1), at most `longestMs`, and spreads over the upper half so that many don't come at once. */
export function growingWait(attempt: number, firstMs: number, longestMs: number): number {
  const whole = Math.min(longestMs, firstMs * 2 ** (attempt - 1));
  return Math.round(whole * (0.5 + Math.random() / 2));
}

/** Why something failed, in one line that an operator may read. */
export const reasonOf = (error: unknown): string => (error instanceof DomainError ? `${error.code}: ${error.message}` : error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 2_000);

import { z } from "zod";

import type { DomainError } from "@fanfare/domain/kernel";
import { PlatformQuotaExceeded, PlatformRefused, PlatformTokenRejected, PlatformUnavailable } from "@fanfare/domain/tracking";

import type { JsonAnswer } from "../../resilience/index.ts";
import { AccountLimited } from "../guarded.ts";
import { CAP_WAIT_MS, waitToldBy } from "./limits.ts";

/** A problem names its kind in the last part of `type`, whose host has changed over the years; `about:blank` is any other. */
const Problem = z.object({ title: z.string(), type: z.string().default("about:blank"), detail: z.string().default("") });
/** Errors of the endpoints for tokens, as RFC 6749 has them. */
const Flat = z.object({ error: z.string().min(1), error_description: z.string().default("") });

const GONE = new Set(["resource-not-found", "not-authorized-for-resource", "resource-unavailable", "disallowed-resource"]);
/** Faults of ours for which the owner can do nothing. */
const OURS = new Set(["client-forbidden", "unsupported-authentication", "credits"]);
/** What is said, as an invalid request, of a code or token that is dead. */
const DEAD_GRANT = /for the (token|authorization code) was invalid/i;

/**
 * What an answer that is not 2xx means: gone, or a typed error.
 * Source: docs.x.com/x-api/fundamentals/response-codes-and-errors; the errors of tokens and of credits are from public recordings.
 */
export function meaningOf(answer: JsonAnswer, now: number): "gone" | DomainError {
  const { status, json } = answer;
  const flat = Flat.safeParse(json).data;
  if (flat && status < 500 && status !== 429) return tokenFault(status, flat.error, flat.error_description);
  const problem = Problem.safeParse(json).data;
  const kind = problem?.type.split("/problems/")[1] ?? "";
  if (kind === "usage-capped") return new PlatformQuotaExceeded("x", CAP_WAIT_MS);
  if (status === 429) return new AccountLimited("x", "too many requests", { retryAfterMs: waitToldBy(answer, now) });
  // Without its envelope it is not the platform's own answer, but that of something in between.
  if (status >= 500 || !problem) return new PlatformUnavailable("x", `HTTP ${status}`, answer.retryAfterMs === null ? {} : { retryAfterMs: answer.retryAfterMs });
  if (GONE.has(kind)) return "gone";
  const reason = `HTTP ${status} ${problem.title}${problem.detail ? `: ${problem.detail}` : ""}`;
  if (status === 402 || OURS.has(kind)) return new PlatformRefused("x", reason);
  if (status === 401) return new PlatformTokenRejected("x", reason);
  // X does not say which: a right that was not granted, or an account that is locked or suspended. Both are its owner's matter.
  if (status === 403) return new PlatformTokenRejected("x", `a right is missing, or the account is locked: ${reason}`);
  return new PlatformRefused("x", reason);
}

function tokenFault(status: number, error: string, description: string): DomainError {
  const reason = `HTTP ${status} ${error}${description ? `: ${description}` : ""}`;
  const isDead = error === "invalid_grant" || error === "access_denied" || DEAD_GRANT.test(description);
  return isDead ? new PlatformTokenRejected("x", reason) : new PlatformRefused("x", reason);
}

import { z } from "zod";

import type { DomainError } from "@fanfare/domain/kernel";
import { PlatformRefused, PlatformTokenRejected, PlatformUnavailable } from "@fanfare/domain/tracking";

import type { JsonAnswer } from "../../resilience/index.ts";
import { WINDOW_MS } from "./limits.ts";

/** The error object is in every answer: success is the code "ok". */
const Envelope = z.object({ error: z.object({ code: z.string(), log_id: z.string().optional() }) });
/** Errors of the OAuth endpoints are flat, and may come with status 200. */
const Flat = z.object({ error: z.string().min(1), log_id: z.string().optional() });

const DEAD_TOKEN = new Set(["access_token_invalid", "invalid_grant", "access_denied"]);
const MISSING_SCOPE = new Set(["scope_not_authorized", "scope_permission_missed", "invalid_scope"]);
const RATE = new Set(["rate_limit_exceeded"]);
const FAILING = new Set(["internal_error", "server_error", "temporarily_unavailable"]);

/**
 * What an answer's error means, null when it has none. Unknown codes go by HTTP status.
 * Source: developers.tiktok.com/doc/tiktok-api-v2-error-handling and /doc/oauth-error-handling.
 */
export function errorOf(answer: JsonAnswer): DomainError | null {
  const { status, json } = answer;
  const envelope = Envelope.safeParse(json).data?.error;
  const flat = Flat.safeParse(json).data;
  const code = envelope?.code ?? flat?.error;
  if (status < 300 && (code === undefined || code === "ok")) return null;
  const logId = envelope?.log_id ?? flat?.log_id;
  const reason = `HTTP ${status}${code ? ` ${code}` : ""}${logId ? `, log_id ${logId}` : ""}`;
  if (code && DEAD_TOKEN.has(code)) return new PlatformTokenRejected("tiktok", reason);
  if (code && MISSING_SCOPE.has(code)) return new PlatformTokenRejected("tiktok", `a right is missing: ${reason}`);
  if (status === 429 || (code && RATE.has(code))) return new PlatformUnavailable("tiktok", "too many requests", { retryAfterMs: answer.retryAfterMs ?? WINDOW_MS });
  // Without a code it is not the platform's own answer, but that of something in between.
  if (status >= 500 || code === undefined || FAILING.has(code)) return new PlatformUnavailable("tiktok", reason, answer.retryAfterMs === null ? {} : { retryAfterMs: answer.retryAfterMs });
  if (status === 401 && !flat) return new PlatformTokenRejected("tiktok", reason);
  return new PlatformRefused("tiktok", reason);
}

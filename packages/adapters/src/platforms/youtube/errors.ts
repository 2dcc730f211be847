import { z } from "zod";

import type { DomainError } from "@fanfare/domain/kernel";
import { PlatformQuotaExceeded, PlatformRefused, PlatformTokenRejected, PlatformUnavailable, pacificDay } from "@fanfare/domain/tracking";

import type { JsonAnswer } from "../../resilience/index.ts";

const ErrorEnvelope = z.object({
  error: z.object({
    status: z.string().optional(),
    errors: z.array(z.object({ reason: z.string() })).default([]),
    details: z.array(z.looseObject({ reason: z.string().optional() })).default([]),
  }),
});
type PlatformError = z.infer<typeof ErrorEnvelope>["error"];
/** The host of tokens names its errors by a word where the API has an object. */
const Flat = z.object({ error: z.string().min(1), error_description: z.string().optional() });

/** Who reads: the installation by its key, or a channel's owner by their grant. */
export type Reader = "key" | "owner";

/** One account asked too often: nothing that others would have to wait for. */
export class AccountLimited extends PlatformUnavailable {}

const QUOTA = new Set(["quotaExceeded", "dailyLimitExceeded"]);
const RATE = new Set(["rateLimitExceeded", "userRateLimitExceeded"]);
/** What these speak of is closed to everybody or gone: an answer, not a failure. */
const GONE = new Set([
  "authenticatedUserAccountClosed",
  "authenticatedUserAccountSuspended",
  "channelClosed",
  "channelSuspended",
  "playlistItemsNotAccessible",
  "forbidden",
  "channelNotFound",
  "playlistNotFound",
  "videoNotFound",
]);
/** The account of who reads is not there any more; none of its tokens will work again. */
const DEAD_ACCOUNT = new Set(["authenticatedUserAccountClosed", "authenticatedUserAccountSuspended", "youtubeSignupRequired"]);
const MISSING_SCOPE = new Set(["insufficientPermissions", "ACCESS_TOKEN_SCOPE_INSUFFICIENT"]);
const DEAD_GRANT = new Set(["invalid_grant", "invalid_token"]);
const FAILING = new Set(["internal_failure", "server_error", "temporarily_unavailable"]);

/**
 * What an answer that is not 2xx means: gone, or a typed error. Goes by HTTP status and `errors[0].reason`; messages may
 * hold HTML. Source: developers.google.com/youtube/v3/docs/errors.
 */
export function meaningOf(answer: JsonAnswer, now: number, reader: Reader = "key"): "gone" | DomainError {
  const { status } = answer;
  const error = ErrorEnvelope.safeParse(answer.json).data?.error;
  const reason = error?.errors[0]?.reason;
  if (reason && QUOTA.has(reason)) return new PlatformQuotaExceeded("youtube", pacificDay(now).endsAt - now);
  if (reason === "userRateLimitExceeded" && reader === "owner") return new AccountLimited("youtube", "too many requests for this account", waitToldBy(answer));
  if (status === 429 || (reason && RATE.has(reason))) return new PlatformUnavailable("youtube", "too many requests", waitToldBy(answer));
  if (status >= 500 || !error) return new PlatformUnavailable("youtube", `HTTP ${status}`, waitToldBy(answer));
  const refusal = reader === "owner" ? meaningForOwner(status, error) : null;
  if (refusal) return refusal;
  const keyFault = error.details.find((detail) => detail.reason?.startsWith("API_KEY_"))?.reason;
  if (keyFault) return new PlatformRefused("youtube", keyFault);
  if (!reason) return new PlatformUnavailable("youtube", `HTTP ${status}`, waitToldBy(answer));
  return GONE.has(reason) ? "gone" : new PlatformRefused("youtube", `HTTP ${status} ${reason}`);
}

/** What only somebody's grant can be told; newer answers name their reason among the details alone. */
function meaningForOwner(status: number, { errors, details, status: rpcStatus }: PlatformError): DomainError | null {
  const reasons = [...errors, ...details].map(({ reason }) => reason ?? "").filter(Boolean);
  const told = `HTTP ${status} ${reasons[0] ?? rpcStatus ?? ""}`.trim();
  if (reasons.some((reason) => MISSING_SCOPE.has(reason))) return new PlatformTokenRejected("youtube", `a right is missing: ${told}`);
  if (status === 401 || reasons.some((reason) => DEAD_ACCOUNT.has(reason))) return new PlatformTokenRejected("youtube", told);
  // A listing that took too long is begun anew by whoever asked for it.
  if (reasons.includes("invalidPageToken")) return new PlatformUnavailable("youtube", told);
  return null;
}

/**
 * What an answer of the host of tokens means when it is not 2xx. Only an answer in the platform's own form says that a
 * grant is dead. Source: developers.google.com/identity/protocols/oauth2/web-server.
 */
export function oauthErrorOf(answer: JsonAnswer): DomainError {
  const { status } = answer;
  const told = Flat.safeParse(answer.json).data;
  if (status === 429) return new PlatformUnavailable("youtube", "too many requests", waitToldBy(answer));
  if (status >= 500 || !told || FAILING.has(told.error)) return new PlatformUnavailable("youtube", `HTTP ${status}`, waitToldBy(answer));
  const reason = `HTTP ${status} ${told.error}`;
  return DEAD_GRANT.has(told.error) ? new PlatformTokenRejected("youtube", reason) : new PlatformRefused("youtube", reason);
}

function waitToldBy({ retryAfterMs }: JsonAnswer): { retryAfterMs?: number } {
  return retryAfterMs === null ? {} : { retryAfterMs };
}

import { z } from "zod";

import type { DomainError } from "@fanfare/domain/kernel";
import { PlatformQuotaExceeded, PlatformRefused, PlatformUnavailable } from "@fanfare/domain/tracking";

import type { JsonAnswer } from "../../resilience/index.ts";
import { pacificDay } from "./limits.ts";

const ErrorEnvelope = z.object({
  error: z.object({
    errors: z.array(z.object({ reason: z.string() })).default([]),
    details: z.array(z.looseObject({ reason: z.string().optional() })).default([]),
  }),
});

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

/** What an answer that is not 2xx means: gone, or a typed error. Goes by HTTP status and `errors[0].reason`; messages may hold HTML. */
export function meaningOf(answer: JsonAnswer, now: number): "gone" | DomainError {
  const { status } = answer;
  const envelope = ErrorEnvelope.safeParse(answer.json);
  const reason = envelope.data?.error.errors[0]?.reason;
  const wait = answer.retryAfterMs === null ? {} : { retryAfterMs: answer.retryAfterMs };
  if (reason && QUOTA.has(reason)) return new PlatformQuotaExceeded("youtube", pacificDay(now).endsAt - now);
  if (status === 429 || (reason && RATE.has(reason))) return new PlatformUnavailable("youtube", "too many requests", wait);
  if (status >= 500 || !reason) return new PlatformUnavailable("youtube", `HTTP ${status}`, wait);
  const keyFault = envelope.data?.error.details.find((detail) => detail.reason?.startsWith("API_KEY_"))?.reason;
  if (keyFault) return new PlatformRefused("youtube", keyFault);
  return GONE.has(reason) ? "gone" : new PlatformRefused("youtube", `HTTP ${status} ${reason}`);
}

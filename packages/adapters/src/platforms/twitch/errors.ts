import { z } from "zod";

import type { DomainError } from "@fanfare/domain/kernel";
import { PlatformRefused, PlatformTokenRejected, PlatformUnavailable } from "@fanfare/domain/tracking";

import type { JsonAnswer } from "../../resilience/index.ts";
import { AccountLimited } from "../guarded.ts";
import { waitToldBy } from "./limits.ts";

/** Helix names the error in words beside its status; the host of tokens leaves them out. */
const Envelope = z.object({ status: z.int(), message: z.string().default(""), error: z.string().optional() });

/** Words of a 401 for which the owner can do nothing: a header is missing or belongs to another app. */
const OURS = /client.?id|token is missing|missing user oauth token/i;
/** What the host of tokens says, with status 400, of a grant that is dead. */
const DEAD_GRANT = /invalid (refresh token|authorization code|token)/i;

/**
 * What an answer that is not 2xx means; there are no codes, so that beside the status only the words tell.
 * Source: dev.twitch.tv/docs/authentication and /docs/api/reference.
 */
export function meaningOf(answer: JsonAnswer, now: number): "gone" | DomainError {
  const { status, retryAfterMs } = answer;
  const told = Envelope.safeParse(answer.json).data;
  if (status === 429) return limited(answer, now);
  // Without its envelope it is not the platform's own answer, but that of something in between.
  if (status >= 500 || !told) return new PlatformUnavailable("twitch", `HTTP ${status}`, retryAfterMs === null ? {} : { retryAfterMs });
  const { message, error } = told;
  const reason = `HTTP ${status} ${message}`.trim();
  if (status === 404 && error) return "gone";
  if ((status === 401 || status === 403) && /scope/i.test(message)) return new PlatformTokenRejected("twitch", `a right is missing: ${reason}`);
  if (status === 401 && !OURS.test(message)) return new PlatformTokenRejected("twitch", reason);
  if (status === 400 && !error && DEAD_GRANT.test(message)) return new PlatformTokenRejected("twitch", reason);
  return new PlatformRefused("twitch", reason);
}

function limited(answer: JsonAnswer, now: number): PlatformUnavailable {
  const wait = waitToldBy(answer, now);
  return wait === null ? new PlatformUnavailable("twitch", "too many requests, though points are left") : new AccountLimited("twitch", "too many requests", { retryAfterMs: wait });
}

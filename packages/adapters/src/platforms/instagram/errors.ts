import { z } from "zod";

import type { DomainError } from "@fanfare/domain/kernel";
import { PlatformRefused, PlatformTokenRejected, PlatformUnavailable } from "@fanfare/domain/tracking";

import type { JsonAnswer } from "../../resilience/index.ts";
import { AccountLimited } from "../guarded.ts";
import { waitToldBy } from "./limits.ts";

/** The subcode is a hint: an expired token often comes without one. */
const Envelope = z.object({
  error: z.object({ message: z.string().default(""), code: z.int(), error_subcode: z.int().optional(), is_transient: z.boolean().optional(), fbtrace_id: z.string().optional() }),
});
/** The token endpoint's own, flat error. */
const Flat = z.object({ error_type: z.string(), code: z.int(), error_message: z.string() });

/** `gone`: the object is not there, or not for this account. `no-data`: it is, but the platform has nothing to tell of it. */
export type Meaning = "gone" | "no-data" | DomainError;

const APP_LIMIT = new Set([4, 613]);
const ACCOUNT_LIMIT = new Set([17, 32, 80002]);
const TRANSIENT = new Set([1, 2]);
const DEAD_TOKEN = new Set([190, 102]);
const CHECKPOINT = 459;
const MISSING = 33;
const OLDER_THAN_CONVERSION = 2_108_006;
const NOT_DISCOVERABLE = 110;

/** What an answer that is not 2xx means. Source: developers.facebook.com/docs/graph-api/guides/error-handling, and the platform's rows in the design. */
export function meaningOf(answer: JsonAnswer): Meaning {
  const error = Envelope.safeParse(answer.json).data?.error;
  if (!error) return withoutEnvelope(answer);
  const { code, error_subcode: subcode, message } = error;
  const reason = `code ${code}${subcode ? `/${subcode}` : ""}${error.fbtrace_id ? `, fbtrace_id ${error.fbtrace_id}` : ""}`;
  if (DEAD_TOKEN.has(code) || (code === 2500 && /access token/i.test(message))) {
    return new PlatformTokenRejected("instagram", subcode === CHECKPOINT ? `its owner must log in to Instagram first: ${reason}` : reason);
  }
  if (APP_LIMIT.has(code)) return new PlatformUnavailable("instagram", "too many requests", { retryAfterMs: waitToldBy(answer) });
  if (ACCOUNT_LIMIT.has(code)) return new AccountLimited("instagram", "too many requests for this account", { retryAfterMs: waitToldBy(answer) });
  if (code === 10 && /not enough viewers/i.test(message)) return "no-data";
  if (code === 10 || (code >= 200 && code <= 299)) return new PlatformTokenRejected("instagram", `a right is missing: ${reason}`);
  if (code === 100 && subcode === MISSING) return "gone";
  if (code === 100 && subcode === OLDER_THAN_CONVERSION) return "no-data";
  if (code === NOT_DISCOVERABLE) return "gone";
  if (TRANSIENT.has(code) || error.is_transient) return failing(answer, reason);
  return answer.status >= 500 || answer.status === 429 ? withoutEnvelope(answer) : new PlatformRefused("instagram", reason);
}

function withoutEnvelope(answer: JsonAnswer): DomainError {
  const { status } = answer;
  const flat = Flat.safeParse(answer.json).data;
  if (status === 429) return new PlatformUnavailable("instagram", "too many requests", { retryAfterMs: waitToldBy(answer) });
  if (status >= 500 || !flat) return failing(answer, `HTTP ${status}`);
  // What is the person's fault and what is the installation's is told apart by words alone.
  const isOurs = /client|platform app|app id|redirect_uri/i.test(flat.error_message);
  return isOurs ? new PlatformRefused("instagram", flat.error_message) : new PlatformTokenRejected("instagram", flat.error_message);
}

function failing(answer: JsonAnswer, reason: string): PlatformUnavailable {
  return new PlatformUnavailable("instagram", reason, answer.retryAfterMs === null ? {} : { retryAfterMs: answer.retryAfterMs });
}

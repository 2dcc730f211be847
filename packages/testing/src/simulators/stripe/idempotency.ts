import { createHash } from "node:crypto";

import type { Answer, Call } from "../http/serve.ts";
import { Refusal, stripeError } from "./errors.ts";
import type { StripeState } from "./state.ts";

const LONGEST_KEY = 255;

/**
 * Runs a call at most once per Idempotency-Key: a repeat gets the first answer, other parameters are an error, and a
 * repeat while the first still runs is 409. Faults in the parameters are not remembered.
 * Source: docs.stripe.com/api/idempotent_requests.
 */
export async function once(call: Call, state: StripeState, running: Set<string>, act: () => Promise<Answer>): Promise<Answer> {
  const key = call.headers["idempotency-key"];
  if (typeof key !== "string" || key === "") return attempt(act).then(({ answer }) => answer);
  if (key.length > LONGEST_KEY) return stripeError({ status: 400, type: "idempotency_error", message: "The idempotency key is longer than 255 characters." });
  const scope = `${call.headers["stripe-account"] ?? "platform"} ${key}`;
  const fingerprint = createHash("sha256").update(`${call.method} ${call.path}\n${sorted(call.body)}`).digest("hex");
  const first = state.remembered[scope];
  if (first && first.fingerprint !== fingerprint) {
    return stripeError({
      status: 400,
      type: "idempotency_error",
      message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    });
  }
  if (first) return { ...first.answer, headers: { ...first.answer.headers, "idempotent-replayed": "true" } };
  if (running.has(scope)) {
    return stripeError({
      status: 409,
      code: "idempotency_key_in_use",
      message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
    });
  }
  running.add(scope);
  try {
    const { answer, remembered } = await attempt(act);
    if (remembered) state.remembered[scope] = { fingerprint, answer };
    return answer;
  } finally {
    running.delete(scope);
  }
}

async function attempt(act: () => Promise<Answer>): Promise<{ answer: Answer; remembered: boolean }> {
  try {
    const answer = await act();
    return { answer, remembered: answer.status !== 429 };
  } catch (error) {
    if (error instanceof Refusal) return { answer: error.answer, remembered: error.remembered };
    throw error;
  }
}

function sorted(body: string): string {
  const form = new URLSearchParams(body);
  form.sort();
  return form.toString();
}

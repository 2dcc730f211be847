import { randomBytes } from "node:crypto";

import { FaultQueue, isTransportFault, playTransportFault } from "../http/faults.ts";
import type { FaultOrder } from "../http/faults.ts";
import { serve } from "../http/serve.ts";
import type { Answer, Call, Handler, RunningServer } from "../http/serve.ts";
import { readState, writeState } from "../http/state-file.ts";
import { runEndpoint } from "./api.ts";
import { answerControl } from "./control.ts";
import { DECLINES, Refusal, rateLimited, serverError, stripeError } from "./errors.ts";
import { once } from "./idempotency.ts";
import { freshState } from "./state.ts";
import type { StripeState } from "./state.ts";

interface Options {
  readonly port: number;
  /** The one secret key that is let in; without it any `sk_test_…` is. */
  readonly secretKey?: string;
  /** Where to keep the state, idempotency keys included, over a restart. */
  readonly stateFile?: string;
}

type Raw = Parameters<Handler>[1];

/** Starts the Stripe simulator: Connect's v1 API under /v1, its controls under /__simulator. */
export async function startStripeSimulator({ port, secretKey, stateFile }: Options): Promise<RunningServer> {
  const state = { ...freshState(), ...(stateFile ? (readState(stateFile) as Partial<StripeState> | undefined) : undefined) };
  const faults = new FaultQueue();
  const running = new Set<string>();
  return serve(port, async (call, raw) => {
    const answer = call.path.startsWith("/__simulator/") ? await answerControl(call, { state, faults }) : await answerApi(call, raw, { state, faults, running, secretKey });
    if (stateFile && call.method !== "GET") writeState(stateFile, state);
    return answer;
  });
}

interface Provider {
  readonly state: StripeState;
  readonly faults: FaultQueue;
  readonly running: Set<string>;
  readonly secretKey: string | undefined;
}

async function answerApi(call: Call, raw: Raw, { state, faults, running, secretKey }: Provider): Promise<Answer | "taken"> {
  if (!isKnownKey(call, secretKey)) {
    return stripeError({ status: 401, message: "Invalid API Key provided. You can find your API keys at https://dashboard.stripe.com/apikeys." });
  }
  const fault = faults.take(call);
  if (fault && fault.kind !== "hang" && isTransportFault(fault.kind)) return playTransportFault(fault.kind, raw);
  if (fault?.kind === "server-error") return serverError();
  if (fault?.kind === "rate-limited") return { ...rateLimited(), ...retryAfter(fault) };
  const act = () => perform(call, raw, state, fault);
  const answer = call.method === "POST" ? await once(call, state, running, act) : await act().catch(asAnswer);
  if (fault?.kind === "hang-after-effect" || raw.destroyed) return "taken";
  return { ...answer, headers: { ...answer.headers, "request-id": `req_${randomBytes(7).toString("hex")}` } };
}

/** Does the work of a call inside its idempotency key, with the ordered fault around it. */
async function perform(call: Call, raw: Raw, state: StripeState, fault: FaultOrder | undefined): Promise<Answer> {
  if (fault?.kind === "hang") {
    await new Promise<void>((resolve) => raw.once("close", () => resolve()));
    return rateLimited();
  }
  if (fault?.kind === "server-error-remembered") return serverError();
  const decline = fault && DECLINES[fault.kind];
  if (decline) throw decline();
  const answer = runEndpoint(call, state, `http://${call.headers.host ?? "127.0.0.1"}`);
  return fault?.kind === "server-error-after-effect" ? serverError() : answer;
}

function asAnswer(error: unknown): Answer {
  if (error instanceof Refusal) return error.answer;
  throw error;
}

function isKnownKey(call: Call, secretKey: string | undefined): boolean {
  const [scheme, credentials = ""] = (call.headers.authorization ?? "").split(" ");
  const given = scheme === "Basic" ? Buffer.from(credentials, "base64").toString("utf8").replace(/:$/, "") : credentials;
  return secretKey ? given === secretKey : /^sk_test_\w+$/.test(given);
}

function retryAfter({ retryAfterSeconds }: FaultOrder): { headers?: Record<string, string> } {
  return retryAfterSeconds === undefined ? {} : { headers: { "retry-after": String(retryAfterSeconds) } };
}

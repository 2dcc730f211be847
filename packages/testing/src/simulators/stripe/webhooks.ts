import { createHmac, randomBytes } from "node:crypto";

import { invalid, missing } from "./errors.ts";
import { textOf } from "./form.ts";
import type { Form } from "./form.ts";
import { newId, nowSeconds } from "./state.ts";
import type { StripeEvent, StripeState, WebhookEndpoint } from "./state.ts";

const DELIVERY_TIMEOUT_MS = 10_000;

/** POST /v1/webhook_endpoints; the secret is shown in this answer only. */
export function createEndpoint(form: Form, state: StripeState): WebhookEndpoint {
  const url = textOf(form, "url");
  if (!url) throw missing("url");
  if (!URL.canParse(url)) throw invalid("url", "Invalid URL: An explicit scheme (such as https) must be provided.", "url_invalid");
  const events = form.enabled_events;
  if (!Array.isArray(events) || events.length === 0) throw missing("enabled_events");
  const endpoint: WebhookEndpoint = { id: newId("we"), url, secret: `whsec_${randomBytes(24).toString("hex")}`, events: events.map(String), created: nowSeconds() };
  state.endpoints[endpoint.id] = endpoint;
  return endpoint;
}

/** The endpoint as Stripe shows it, with its secret only when it is new. */
export function endpointObject(endpoint: WebhookEndpoint, withSecret: boolean): object {
  return {
    id: endpoint.id,
    object: "webhook_endpoint",
    created: endpoint.created,
    enabled_events: endpoint.events,
    livemode: false,
    status: "enabled",
    url: endpoint.url,
    ...(withSecret && { secret: endpoint.secret }),
  };
}

/** Notes an event and sends it to the endpoints that want it; nobody waits for the delivery. */
export function emit(state: StripeState, type: string, object: object, account?: string): void {
  const event: StripeEvent = { id: newId("evt"), type, created: nowSeconds(), object, ...(account && { account }) };
  state.events.push(event);
  void deliver(event, state, {});
}

/** Ways to deliver that a careful receiver refuses or bears. */
export interface DeliveryFlaws {
  readonly wrongSecret?: boolean;
  /** Seconds by which the signed time lies in the past. */
  readonly ageSeconds?: number;
}

/** Sends the event to each endpoint that wants it; answers with the HTTP status of each, 0 when it was not reached. */
export async function deliver(event: StripeEvent, state: StripeState, flaws: DeliveryFlaws): Promise<number[]> {
  const wanting = Object.values(state.endpoints).filter((one) => one.events.includes("*") || one.events.includes(event.type));
  return Promise.all(wanting.map((endpoint) => post(endpoint, event, flaws)));
}

async function post(endpoint: WebhookEndpoint, event: StripeEvent, { wrongSecret, ageSeconds = 0 }: DeliveryFlaws): Promise<number> {
  const { object, ...rest } = event;
  const payload = JSON.stringify({ ...rest, object: "event", api_version: "2026-08-26.dahlia", livemode: false, pending_webhooks: 1, data: { object } });
  const secret = wrongSecret ? "whsec_wrong" : endpoint.secret;
  try {
    const response = await fetch(endpoint.url, {
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8", "stripe-signature": signature(payload, secret, nowSeconds() - ageSeconds) },
      body: payload,
      signal: AbortSignal.timeout(DELIVERY_TIMEOUT_MS),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}

/** The Stripe-Signature header: `t=<seconds>,v1=<hex hmac-sha256 of "t.payload">`. Source: docs.stripe.com/webhooks/signature. */
export function signature(payload: string, secret: string, seconds: number): string {
  return `t=${seconds},v1=${createHmac("sha256", secret).update(`${seconds}.${payload}`).digest("hex")}`;
}

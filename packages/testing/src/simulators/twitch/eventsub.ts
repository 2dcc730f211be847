import { createHmac, randomBytes, randomUUID } from "node:crypto";

import { postDelivery } from "../http/delivery.ts";
import type { Answer, Call } from "../http/serve.ts";
import { helixError } from "./errors.ts";
import { nanoTime, subscriptionResource } from "./resources.ts";
import type { Subscription, TwitchState } from "./state.ts";

const MAX_TOTAL_COST = 10_000;

type MessageType = "webhook_callback_verification" | "notification" | "revocation";

/** Flaws that a careful receiver refuses or bears: a wrong secret, a signed time so many seconds ago, repetition. */
export interface Flaws {
  readonly wrongSecret?: boolean;
  readonly ageSeconds?: number;
  readonly times?: number;
}

/** GET /helix/eventsub/subscriptions, all of them or those whose condition names a user. */
export function listSubscriptions({ query }: Call, state: TwitchState): Answer {
  const userId = query.get("user_id");
  const all = [...state.subscriptions.values()].filter(({ condition }) => userId === null || Object.values(condition).includes(userId));
  return { status: 200, body: { ...listed(all, state), pagination: {} } };
}

/** DELETE /helix/eventsub/subscriptions?id= */
export function deleteSubscription({ query }: Call, state: TwitchState): Answer {
  return state.subscriptions.delete(query.get("id") ?? "") ? { status: 204 } : helixError("not-found", "subscription not found");
}

/** POST /helix/eventsub/subscriptions: accepted at once, enabled when the callback has repeated the challenge. */
export function createSubscription({ body }: Call, state: TwitchState): Answer {
  const input = inputOf(body);
  if (typeof input === "string") return helixError("invalid-parameter", input);
  const { callback, condition, type } = input;
  const isSame = (one: Subscription) => one.type === type && one.callback === callback && JSON.stringify(one.condition) === JSON.stringify(condition);
  if ([...state.subscriptions.values()].some(isSame)) return helixError("already-subscribed");
  const subscription: Subscription = { ...input, id: randomUUID(), status: "webhook_callback_verification_pending", createdAt: state.now() };
  state.subscriptions.set(subscription.id, subscription);
  void verify(subscription, state);
  return { status: 202, body: listed([subscription], state) };
}

function inputOf(body: string): Pick<Subscription, "type" | "version" | "condition" | "callback" | "secret"> | string {
  try {
    const { type, version, condition, transport } = JSON.parse(body) as { type: string; version: string; condition: Record<string, string>; transport: { method: string; callback: string; secret: string } };
    const { method, callback, secret } = transport;
    if (method !== "webhook") return "the transport must be webhook";
    if (!/^[\x20-\x7e]{10,100}$/.test(secret)) return "the secret must have 10 to 100 ASCII characters";
    // The platform takes https on port 443 alone; here everything stays on this machine.
    if (new URL(callback).hostname !== "127.0.0.1") return "the callback must be on this machine";
    return type && version && condition ? { type, version, condition, callback, secret } : "type, version and condition are required";
  } catch {
    return "the body can't be read";
  }
}

async function verify(subscription: Subscription, state: TwitchState): Promise<void> {
  const challenge = randomBytes(24).toString("base64url");
  const [answer] = await deliver("webhook_callback_verification", subscription, { challenge }, state);
  const isRight = answer?.status === 200 && answer.text === challenge;
  // It may have been deleted meanwhile.
  if (!state.subscriptions.has(subscription.id)) return;
  state.subscriptions.set(subscription.id, { ...subscription, status: isRight ? "enabled" : "webhook_callback_verification_failed" });
  state.onLateChange();
}

/** Sends an event to each enabled subscription of its type; answers with the HTTP status of each delivery. */
export async function notify(type: string, event: object, flaws: Flaws, state: TwitchState): Promise<number[]> {
  const statuses: number[] = [];
  for (const subscription of [...state.subscriptions.values()].filter((one) => one.type === type && one.status === "enabled")) {
    for (const { status } of await deliver("notification", subscription, { event }, state, flaws)) statuses.push(status);
  }
  return statuses;
}

/** Ends the subscriptions whose condition names the account, and says so to their callbacks. */
export async function revokeSubscriptions(accountId: string, status: string, state: TwitchState): Promise<number[]> {
  const statuses: number[] = [];
  for (const subscription of [...state.subscriptions.values()].filter(({ condition }) => Object.values(condition).includes(accountId))) {
    const ended = { ...subscription, status };
    state.subscriptions.set(ended.id, ended);
    for (const answer of await deliver("revocation", ended, {}, state)) statuses.push(answer.status);
  }
  return statuses;
}

/**
 * Posts a message; repetitions have the same id. Status 0 says that nobody was reached.
 * Source: dev.twitch.tv/docs/eventsub/handling-webhook-events.
 */
async function deliver(type: MessageType, subscription: Subscription, content: object, state: TwitchState, { wrongSecret = false, ageSeconds = 0, times = 1 }: Flaws = {}): Promise<{ status: number; text: string }[]> {
  const id = randomUUID();
  const timestamp = nanoTime(state.now() - ageSeconds * 1000);
  const body = JSON.stringify({ subscription: subscriptionResource(subscription), ...content });
  const signature = createHmac("sha256", wrongSecret ? "another secret" : subscription.secret).update(`${id}${timestamp}${body}`).digest("hex");
  const answers = [];
  for (let nth = 0; nth < times; nth += 1) {
    const headers = {
      "content-type": "application/json",
      "twitch-eventsub-message-id": id,
      "twitch-eventsub-message-retry": String(nth),
      "twitch-eventsub-message-type": type,
      "twitch-eventsub-message-signature": `sha256=${signature}`,
      "twitch-eventsub-message-timestamp": timestamp,
      "twitch-eventsub-subscription-type": subscription.type,
      "twitch-eventsub-subscription-version": subscription.version,
    };
    answers.push(await postDelivery(subscription.callback, body, headers));
  }
  return answers;
}

function listed(data: readonly Subscription[], state: TwitchState): object {
  return { data: data.map(subscriptionResource), total: state.subscriptions.size, total_cost: 0, max_total_cost: MAX_TOTAL_COST };
}

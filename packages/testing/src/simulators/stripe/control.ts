import { z } from "zod";

import { NO_SUCH_CONTROL, withInput } from "../http/control.ts";
import { FaultOrder, TRANSPORT_FAULTS } from "../http/faults.ts";
import type { FaultQueue } from "../http/faults.ts";
import type { Answer, Call } from "../http/serve.ts";
import { accountObject, onboard } from "./accounts.ts";
import { DECLINES } from "./errors.ts";
import { payoutObject, settlePayout } from "./payouts.ts";
import { freshState } from "./state.ts";
import type { StripeState } from "./state.ts";
import { transferObject } from "./transfers.ts";
import { deliver, emit } from "./webhooks.ts";

interface Controlled {
  readonly state: StripeState;
  readonly faults: FaultQueue;
}

/**
 * Faults of this API. `server-error` comes before anything began, so a repeat runs; `-remembered` began and had no effect,
 * `-after-effect` had its effect: both are replayed under the same idempotency key, as the provider does.
 */
const STRIPE_FAULTS = ["server-error", "server-error-remembered", "server-error-after-effect", "hang-after-effect", "rate-limited"] as const;

const FaultInput = FaultOrder.extend({ kind: z.enum([...STRIPE_FAULTS, ...TRANSPORT_FAULTS, ...Object.keys(DECLINES)]) });
const AccountInput = z.strictObject({
  transfers: z.enum(["active", "inactive", "pending"]).optional(),
  payoutsEnabled: z.boolean().optional(),
  disabledReason: z.string().nullable().optional(),
});
const BalanceInput = z.strictObject({ currency: z.string().length(3).toLowerCase(), available: z.int().min(0) });
const SettingsInput = z.strictObject({ onboardAtOnce: z.boolean() });
const PayoutInput = z.strictObject({ outcome: z.enum(["paid", "failed"]) });
const RedeliverInput = z.strictObject({ event: z.string().optional(), wrongSecret: z.boolean().optional(), ageSeconds: z.int().min(0).optional() });

type Control = (controlled: Controlled, call: Call, id: string) => Answer | Promise<Answer>;

const CONTROLS: Readonly<Record<string, Control>> = {
  "GET health": ({ state }) => ok({ simulator: "stripe", accounts: Object.keys(state.accounts).length, transfers: Object.keys(state.transfers).length }),
  "GET transfers": ({ state }) => ok({ transfers: Object.values(state.transfers).map(transferObject) }),
  "GET accounts": ({ state }) => ok({ accounts: Object.values(state.accounts).map(accountObject) }),
  "GET events": ({ state }) => ok({ events: state.events }),
  "GET state": ({ state, faults }) =>
    ok({ balance: state.balance, onboardAtOnce: state.onboardAtOnce, faults: faults.waiting, rememberedKeys: Object.keys(state.remembered) }),
  "PATCH accounts/:id": ({ state }, call, id) => withInput(AccountInput, call, (input) => changeAccount(id, input, state)),
  "GET onboarding/:id": ({ state }, call, id) => onboardingPage(id, call, state),
  "POST onboarding/:id": ({ state }, call, id) => finishOnboarding(id, call, state),
  "POST balance": ({ state }, call) =>
    withInput(BalanceInput, call, ({ currency, available }) => {
      state.balance[currency] = available;
      return ok({ balance: state.balance });
    }),
  "POST settings": ({ state }, call) =>
    withInput(SettingsInput, call, ({ onboardAtOnce }) => {
      state.onboardAtOnce = onboardAtOnce;
      return ok({ onboardAtOnce });
    }),
  "POST payouts/:id": ({ state }, call, id) => withInput(PayoutInput, call, ({ outcome }) => endPayout(id, outcome, state)),
  "POST redeliver": ({ state }, call) => withInput(RedeliverInput, call, (input) => redeliver(input, state)),
  "POST misbehave": ({ faults }, call) =>
    withInput(FaultInput, call, (order) => {
      faults.add(order);
      return ok({ waiting: faults.waiting });
    }),
  "POST reset": ({ state, faults }) => {
    Object.assign(state, freshState());
    faults.clear();
    return ok({ transfers: 0 });
  },
};

/** Answers /__simulator/...: what happens at the provider and at banks, and what goes wrong there. */
export function answerControl(call: Call, controlled: Controlled): Answer | Promise<Answer> {
  const [resource, id] = call.path.split("/").slice(2);
  const control = CONTROLS[`${call.method} ${resource}${id ? "/:id" : ""}`];
  return control ? control(controlled, call, id ?? "") : NO_SUCH_CONTROL;
}

function changeAccount(id: string, input: z.infer<typeof AccountInput>, state: StripeState): Answer {
  const account = state.accounts[id];
  if (!account) return notThere("account");
  if (input.transfers !== undefined) account.transfers = input.transfers;
  if (input.payoutsEnabled !== undefined) account.payoutsEnabled = input.payoutsEnabled;
  if (input.disabledReason !== undefined) account.disabledReason = input.disabledReason;
  emit(state, "account.updated", accountObject(account), id);
  return ok(accountObject(account));
}

/** The hosted form in its shortest shape: one button. */
function onboardingPage(id: string, call: Call, state: StripeState): Answer {
  const returnUrl = call.query.get("return_url") ?? "";
  if (!state.accounts[id] || !/^https?:\/\//.test(returnUrl)) return notThere("onboarding form");
  const action = `/__simulator/onboarding/${encodeURIComponent(id)}?return_url=${encodeURIComponent(returnUrl)}`;
  return { status: 200, body: `<!doctype html><title>Payout details</title><h1>Payout details (simulator)</h1><form method="post" action="${action}"><button>Confirm</button></form>` };
}

function finishOnboarding(id: string, call: Call, state: StripeState): Answer {
  const account = state.accounts[id];
  const returnUrl = call.query.get("return_url") ?? "";
  if (!account || !/^https?:\/\//.test(returnUrl)) return notThere("onboarding form");
  onboard(account);
  emit(state, "account.updated", accountObject(account), id);
  return { status: 303, headers: { location: returnUrl }, body: "" };
}

function endPayout(id: string, outcome: "paid" | "failed", state: StripeState): Answer {
  const payout = state.payouts[id];
  if (!payout) return notThere("payout");
  settlePayout(payout, outcome, state);
  emit(state, `payout.${outcome}`, payoutObject(payout), payout.account);
  return ok(payoutObject(payout));
}

async function redeliver({ event: id, ...flaws }: z.infer<typeof RedeliverInput>, state: StripeState): Promise<Answer> {
  const event = id ? state.events.find((one) => one.id === id) : state.events.at(-1);
  if (!event) return notThere("event");
  return ok({ event: event.id, statuses: await deliver(event, state, { ...(flaws.wrongSecret && { wrongSecret: true }), ...(flaws.ageSeconds && { ageSeconds: flaws.ageSeconds }) }) });
}

function notThere(what: string): Answer {
  return { status: 404, body: { error: `There is no such ${what}.` } };
}

function ok(body: object): Answer {
  return { status: 200, body };
}

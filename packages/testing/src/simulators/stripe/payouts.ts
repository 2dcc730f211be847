import { declined, noSuch } from "./errors.ts";
import { textsOf } from "./form.ts";
import type { Form } from "./form.ts";
import { newId, nowSeconds } from "./state.ts";
import type { Account, Payout, StripeState } from "./state.ts";
import { amountOf, currencyOf } from "./transfers.ts";

/** POST /v1/payouts on a connected account: from its balance to its bank. */
export function createPayout(form: Form, account: Account, state: StripeState): Payout {
  const amount = amountOf(form);
  const currency = currencyOf(form, state);
  if (!account.payoutsEnabled) throw declined("payouts_not_allowed", "Payouts are disabled for this account until its requirements are met.");
  const held = account.balance[currency] ?? 0;
  if (held < amount) throw declined("balance_insufficient", "You have insufficient funds in your Stripe account for this transfer.");
  account.balance[currency] = held - amount;
  const payout: Payout = { id: newId("po"), account: account.id, amount, currency, created: nowSeconds(), metadata: textsOf(form, "metadata"), status: "in_transit" };
  state.payouts[payout.id] = payout;
  return payout;
}

export function findPayout(id: string, account: Account, state: StripeState): Payout {
  const payout = state.payouts[id];
  if (payout?.account !== account.id) throw noSuch("payout", id);
  return payout;
}

/** The bank's word on a payout; a failed one goes back to the account's balance. */
export function settlePayout(payout: Payout, outcome: "paid" | "failed", state: StripeState): void {
  const account = state.accounts[payout.account];
  if (outcome === "failed" && payout.status !== "failed" && account) account.balance[payout.currency] = (account.balance[payout.currency] ?? 0) + payout.amount;
  payout.status = outcome;
}

/** The payout as Stripe shows it. */
export function payoutObject(payout: Payout): object {
  return {
    id: payout.id,
    object: "payout",
    amount: payout.amount,
    arrival_date: payout.created + 86_400,
    automatic: false,
    created: payout.created,
    currency: payout.currency,
    failure_code: payout.status === "failed" ? "account_closed" : null,
    failure_message: payout.status === "failed" ? "The bank account has been closed." : null,
    livemode: false,
    metadata: payout.metadata,
    method: "standard",
    status: payout.status,
    type: "bank_account",
  };
}

/** GET /v1/balance of the platform or of a connected account. */
export function balanceObject(balance: Readonly<Record<string, number>>): object {
  const amounts = Object.entries(balance).map(([currency, amount]) => ({ amount, currency, source_types: { card: amount } }));
  return { object: "balance", available: amounts, livemode: false, pending: amounts.map((one) => ({ ...one, amount: 0, source_types: { card: 0 } })) };
}

import { findAccount } from "./accounts.ts";
import { DECLINES, declined, invalid, missing, noSuch } from "./errors.ts";
import { textOf, textsOf } from "./form.ts";
import type { Form } from "./form.ts";
import { newId, nowSeconds } from "./state.ts";
import type { Reversal, StripeState, Transfer } from "./state.ts";

const LARGEST_AMOUNT = 99_999_999;

/** A whole amount of minor units from a form, or Stripe's complaint about it. */
export function amountOf(form: Form, optional = false): number {
  const text = textOf(form, "amount");
  if (text === undefined) throw missing("amount");
  if (!/^-?\d+$/.test(text)) throw invalid("amount", `Invalid integer: ${text}`, "parameter_invalid_integer");
  const amount = Number(text);
  if (amount < 1) throw invalid("amount", "This value must be greater than or equal to 1.", "parameter_invalid_integer");
  if (!optional && amount > LARGEST_AMOUNT) throw invalid("amount", "Amount must be no more than 999,999.99.", "amount_too_large");
  return amount;
}

/** A currency that the platform has funds in. */
export function currencyOf(form: Form, state: StripeState): string {
  const currency = textOf(form, "currency")?.toLowerCase();
  if (!currency) throw missing("currency");
  if (!(currency in state.balance)) throw invalid("currency", `Invalid currency: ${currency}. Stripe currently supports these currencies: ${Object.keys(state.balance).join(", ")}`);
  return currency;
}

/** POST /v1/transfers: moves platform funds to a connected account. */
export function createTransfer(form: Form, state: StripeState): Transfer {
  const amount = amountOf(form);
  const currency = currencyOf(form, state);
  const destination = textOf(form, "destination");
  if (!destination) throw missing("destination");
  const account = findAccount(destination, state, "destination");
  if (account.transfers !== "active") throw decline("insufficient_capabilities_for_transfer");
  if ((state.balance[currency] ?? 0) < amount) throw decline("balance_insufficient");
  const transfer: Transfer = {
    id: newId("tr"),
    amount,
    currency,
    destination,
    transferGroup: textOf(form, "transfer_group") ?? null,
    description: textOf(form, "description") ?? null,
    created: nowSeconds(),
    metadata: textsOf(form, "metadata"),
    reversals: [],
  };
  state.balance[currency] = (state.balance[currency] ?? 0) - amount;
  account.balance[currency] = (account.balance[currency] ?? 0) + amount;
  state.transfers[transfer.id] = transfer;
  return transfer;
}

function decline(code: string): Error {
  return DECLINES[code]?.() ?? new Error(`There is no decline ${code}.`);
}

export function findTransfer(id: string, state: StripeState): Transfer {
  const transfer = state.transfers[id];
  if (!transfer) throw noSuch("transfer", id);
  return transfer;
}

/** POST /v1/transfers/:id/reversals: takes back all that is left, or the given amount. */
export function reverseTransfer(id: string, form: Form, state: StripeState): Reversal {
  const transfer = findTransfer(id, state);
  const left = transfer.amount - reversedAmount(transfer);
  const amount = form.amount === undefined ? left : amountOf(form, true);
  if (left === 0) throw declined("transfer_already_reversed", `Transfer ${id} has already been fully reversed.`);
  if (amount > left) throw invalid("amount", `The amount you are trying to reverse (${amount}) is greater than the unreversed amount of the transfer (${left}).`);
  const account = findAccount(transfer.destination, state);
  const held = account.balance[transfer.currency] ?? 0;
  if (held < amount) throw declined("balance_insufficient", "The connected account does not have enough funds to cover this reversal.");
  const reversal: Reversal = { id: newId("trr"), amount, created: nowSeconds(), metadata: textsOf(form, "metadata") };
  account.balance[transfer.currency] = held - amount;
  state.balance[transfer.currency] = (state.balance[transfer.currency] ?? 0) + amount;
  transfer.reversals.push(reversal);
  return reversal;
}

/** GET /v1/transfers: newest first, filtered by `transfer_group` and `destination`, paged by `starting_after`. */
export function listTransfers(query: URLSearchParams, state: StripeState): object {
  const limit = Number(query.get("limit") ?? 10);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) throw invalid("limit", "This value must be between 1 and 100.", "parameter_invalid_integer");
  const [group, destination, after] = [query.get("transfer_group"), query.get("destination"), query.get("starting_after")];
  const matching = Object.values(state.transfers)
    .filter((transfer) => (!group || transfer.transferGroup === group) && (!destination || transfer.destination === destination))
    .reverse();
  const start = after ? matching.findIndex((transfer) => transfer.id === after) + 1 : 0;
  const page = matching.slice(start, start + limit);
  return { object: "list", data: page.map(transferObject), has_more: start + limit < matching.length, url: "/v1/transfers" };
}

/** The transfer as Stripe shows it. */
export function transferObject(transfer: Transfer): object {
  const amountReversed = reversedAmount(transfer);
  return {
    id: transfer.id,
    object: "transfer",
    amount: transfer.amount,
    amount_reversed: amountReversed,
    balance_transaction: transfer.id.replace("tr_", "txn_"),
    created: transfer.created,
    currency: transfer.currency,
    description: transfer.description,
    destination: transfer.destination,
    destination_payment: transfer.id.replace("tr_", "py_"),
    livemode: false,
    metadata: transfer.metadata,
    reversals: {
      object: "list",
      data: transfer.reversals.map((reversal) => reversalObject(reversal, transfer)),
      has_more: false,
      total_count: transfer.reversals.length,
      url: `/v1/transfers/${transfer.id}/reversals`,
    },
    reversed: amountReversed === transfer.amount,
    source_transaction: null,
    source_type: "card",
    transfer_group: transfer.transferGroup,
  };
}

export function reversalObject(reversal: Reversal, transfer: Transfer): object {
  return {
    id: reversal.id,
    object: "transfer_reversal",
    amount: reversal.amount,
    created: reversal.created,
    currency: transfer.currency,
    metadata: reversal.metadata,
    transfer: transfer.id,
  };
}

function reversedAmount(transfer: Transfer): number {
  return transfer.reversals.reduce((sum, reversal) => sum + reversal.amount, 0);
}

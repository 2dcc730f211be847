import type { DomainError } from "@fanfare/domain/kernel";
import { PaymentDeclined, PaymentOutcomeUnknown, PaymentProviderRefused, PaymentProviderUnavailable } from "@fanfare/domain/payments";

import type { JsonAnswer } from "../resilience/index.ts";
import { ErrorEnvelope } from "./wire.ts";

/** What people read when the provider declines, by its code. */
const DECLINES: Readonly<Record<string, string>> = {
  balance_insufficient: "The balance at the payment provider does not cover this amount. Add funds there, then try again.",
  insufficient_capabilities_for_transfer: "The creator's payout account can't receive money yet. Ask the creator to complete the payout details.",
  transfers_not_allowed: "The payment provider does not allow this transfer. Ask its support for the reason.",
  account_invalid: "The creator's payout account no longer exists at the payment provider. Ask the creator to set up payouts again.",
  resource_missing: "The payment provider does not know this account or transfer. Ask the creator to set up payouts again.",
  transfer_already_reversed: "This transfer has already been taken back.",
  amount_too_large: "The amount is larger than the payment provider moves at once. Split it into smaller payouts.",
  country_unsupported: "The payment provider can't open accounts in this country.",
  country_code_invalid: "The payment provider does not know this country.",
  email_invalid: "The payment provider does not accept this e-mail address.",
};

/**
 * What an answer that is not 2xx means. Only for a command (`isCommand`) can the outcome be unknown: a 5xx may come
 * after the effect, and under a key that is in use or was used otherwise an earlier order may have had its effect.
 * Source: docs.stripe.com/api/errors, docs.stripe.com/api/idempotent_requests.
 */
export function meaningOf(answer: JsonAnswer, isCommand: boolean): DomainError {
  const error = ErrorEnvelope.safeParse(answer.json).data?.error;
  const wait = answer.retryAfterMs === null ? {} : { retryAfterMs: answer.retryAfterMs };
  const reason = error?.code ?? error?.type ?? `HTTP ${answer.status}`;
  if (answer.status === 429) return new PaymentProviderUnavailable("too many requests", wait);
  if (error?.type === "idempotency_error" || answer.status === 409) return new PaymentOutcomeUnknown(reason, wait);
  if (answer.status >= 500 || !error) {
    const replayed = answer.headers.get("idempotent-replayed") === "true";
    return isCommand ? new PaymentOutcomeUnknown(`HTTP ${answer.status}`, { ...wait, replayed }) : new PaymentProviderUnavailable(`HTTP ${answer.status}`, wait);
  }
  const sentence = error.code && DECLINES[error.code];
  if (sentence) return new PaymentDeclined(reason, sentence);
  return new PaymentProviderRefused(error.param ? `${reason}: ${error.param}` : reason);
}

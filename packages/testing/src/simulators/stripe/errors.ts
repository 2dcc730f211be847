import type { Answer } from "../http/serve.ts";

type ErrorType = "invalid_request_error" | "api_error" | "idempotency_error" | "card_error";

interface StripeError {
  readonly status: number;
  readonly type?: ErrorType;
  readonly code?: string;
  readonly param?: string;
  readonly message: string;
}

/** Thrown by an endpoint to answer with an error; `remembered` says whether a repeat under the same key gets it again. */
export class Refusal extends Error {
  readonly answer: Answer;
  readonly remembered: boolean;

  constructor(error: StripeError, remembered: boolean) {
    super(error.message);
    this.answer = stripeError(error);
    this.remembered = remembered;
  }
}

/** Stripe's error envelope. Source: docs.stripe.com/api/errors. */
export function stripeError({ status, type = "invalid_request_error", code, param, message }: StripeError): Answer {
  return {
    status,
    body: { error: { ...(code && { code, doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll("_", "-")}` }), message, ...(param && { param }), type } },
  };
}

/** A parameter that can't be used: found before anything was done. */
export function invalid(param: string, message: string, code?: string): Refusal {
  return new Refusal({ status: 400, param, message, ...(code && { code }) }, false);
}

export function missing(param: string): Refusal {
  return invalid(param, `Missing required param: ${param}.`, "parameter_missing");
}

export function noSuch(kind: string, id: string, param = "id"): Refusal {
  return new Refusal({ status: param === "id" ? 404 : 400, code: "resource_missing", param, message: `No such ${kind}: '${id}'` }, false);
}

/** What the platform decides against after it has begun: the answer is remembered under the key. */
export function declined(code: string, message: string, param?: string): Refusal {
  return new Refusal({ status: 400, code, message, ...(param && { param }) }, true);
}

/** Declines that can be ordered by name. */
export const DECLINES: Readonly<Record<string, () => Refusal>> = {
  balance_insufficient: () =>
    declined("balance_insufficient", "You have insufficient available funds in your Stripe account. Try adding funds directly to your available balance."),
  insufficient_capabilities_for_transfer: () =>
    declined(
      "insufficient_capabilities_for_transfer",
      "Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments",
    ),
  account_invalid: () =>
    new Refusal(
      { status: 403, code: "account_invalid", message: "The provided key does not have access to this account (or that account does not exist). Application access may have been revoked." },
      true,
    ),
  transfers_not_allowed: () => declined("transfers_not_allowed", "The requested transfer cannot be created. Contact support for details."),
};

export const serverError = (): Answer =>
  stripeError({ status: 500, type: "api_error", message: "An unknown error occurred. Please contact support if the problem persists." });

export const rateLimited = (): Answer =>
  stripeError({ status: 429, code: "rate_limit", message: "Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits." });

import { DomainError } from "../kernel/index.ts";

/**
 * An order went out and no answer says what became of it. `details.replayed` is true when the provider repeated the
 * recorded failure of an earlier try: under this idempotency key nothing else will ever come.
 */
export class PaymentOutcomeUnknown extends DomainError {
  constructor(reason: string, options: { cause?: unknown; retryAfterMs?: number; replayed?: boolean } = {}) {
    const { replayed = false, ...rest } = options;
    super("unavailable", "payments.outcome-unknown", `The payment provider did not say what became of the order (${reason}). It is looked up before anything else is done.`, {
      details: { reason, replayed },
      ...rest,
    });
  }
}

/** The provider decided against it; nothing was moved. The message is for people. */
export class PaymentDeclined extends DomainError {
  constructor(reason: string, message: string) {
    super("rule-broken", "payments.declined", message, { details: { reason } });
  }
}

/** The order never reached the provider, or was turned away before it began; nothing was moved. */
export class PaymentProviderUnavailable extends DomainError {
  constructor(reason: string, options: { cause?: unknown; retryAfterMs?: number } = {}) {
    super("unavailable", "payments.provider-unavailable", `The payment provider can't be reached (${reason}). It is tried again by itself.`, {
      details: { reason },
      ...options,
    });
  }
}

/** The provider does not let this installation in, or does not understand it. Repeating does not help. */
export class PaymentProviderRefused extends DomainError {
  constructor(reason: string) {
    super("forbidden", "payments.provider-refused", `The payment provider refuses this installation's requests (${reason}). Ask the operator to check the payment settings.`, {
      details: { reason },
    });
  }
}

import type { Platform } from "@fanfare/contracts/platforms";
import { DomainError } from "../kernel/index.ts";

type Options = { cause?: unknown; retryAfterMs?: number };

/** The platform can't be reached, is failing, or asks us to slow down. Worth another try. */
export class PlatformUnavailable extends DomainError {
  constructor(platform: Platform, reason: string, options: Options = {}) {
    super("unavailable", "tracking.platform-unavailable", `${platform} could not be read (${reason}). It is tried again by itself.`, {
      details: { platform, reason },
      ...options,
    });
  }
}

/** Our allowance for the day or the month is used up; `retryAfterMs` says when the next begins. */
export class PlatformQuotaExceeded extends DomainError {
  constructor(platform: Platform, retryAfterMs: number) {
    super("unavailable", "tracking.platform-quota-exceeded", `The allowance of requests to ${platform} is used up. Reading goes on when it is renewed.`, {
      details: { platform },
      retryAfterMs,
    });
  }
}

/** The platform answered with something that is not its documented form. */
export class PlatformAnswerMalformed extends DomainError {
  constructor(platform: Platform, problem: string, options: Options = {}) {
    super("unavailable", "tracking.platform-answer-malformed", `${platform} gave an answer that can't be read (${problem}). It is tried again by itself.`, {
      details: { platform, problem },
      ...options,
    });
  }
}

/** The platform does not let this installation in: a fault of the configuration. Repeating does not help. */
export class PlatformRefused extends DomainError {
  constructor(platform: Platform, reason: string) {
    super("forbidden", "tracking.platform-refused", `${platform} refuses this installation's requests (${reason}). Ask the operator to check the API key.`, {
      details: { platform, reason },
    });
  }
}

/** The account's grant is dead or lacks a right: expired, revoked, or not granted in full. Only its owner's new consent helps. */
export class PlatformTokenRejected extends DomainError {
  constructor(platform: Platform, reason: string, options: Pick<Options, "cause"> = {}) {
    super("forbidden", "tracking.platform-token-rejected", `${platform} no longer lets us read this account (${reason}). Ask its owner to connect it again.`, {
      details: { platform, reason },
      ...options,
    });
  }
}

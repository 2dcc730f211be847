import { DomainError } from "@fanfare/domain/kernel";

/** The address may not be used: it is not public, or not of a form that is let through. */
export class UnsafeUrl extends DomainError {
  constructor(code: "not-a-url" | "protocol" | "credentials" | "port" | "private-address", message: string) {
    super("invalid", `safe-fetch.${code}`, message);
  }
}

/** The address may be used, but what was asked of it did not arrive. */
export class FetchFailed extends DomainError {
  constructor(code: "unreachable" | "timeout" | "too-large" | "too-many-redirects", message: string, cause?: unknown) {
    super("unavailable", `safe-fetch.${code}`, message, { cause });
  }
}

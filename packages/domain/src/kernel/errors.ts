/** What kind of refusal it is: the edges map the kind, never the code, to a status or to a retry. */
export type ErrorKind = "invalid" | "forbidden" | "not-found" | "conflict" | "rule-broken" | "unavailable";

/** Facts that belong to a refusal: shown beside the sentence, so never a secret. */
export type ErrorDetails = Record<string, string | number | boolean | null | readonly string[]>;

/**
 * A refusal the domain means. `code` is `context.what-is-wrong`; `message` says what happened and what to do.
 * `fields` maps an input field to its own sentence. `retryAfterMs` only makes sense for `unavailable`.
 */
export class DomainError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly details: ErrorDetails;
  readonly fields: Record<string, string>;
  readonly retryAfterMs: number | null;

  constructor(
    kind: ErrorKind,
    code: string,
    message: string,
    options: { details?: ErrorDetails; fields?: Record<string, string>; retryAfterMs?: number; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.kind = kind;
    this.code = code;
    this.details = options.details ?? {};
    this.fields = options.fields ?? {};
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}

/** The thing is not there, or not visible to who asks: both look the same from outside. */
export const notFound = (what: string) =>
  new DomainError("not-found", `kernel.${what}-not-found`, `This ${what.replaceAll("-", " ")} does not exist, or you have no access to it.`);

/** The actor may not do this. */
export const forbidden = (action: string) =>
  new DomainError("forbidden", "kernel.forbidden", `Your role does not allow this (${action}). Ask an owner of the organization.`, {
    details: { action },
  });

/** Somebody else changed the aggregate between loading and saving. */
export const versionConflict = (what: string) =>
  new DomainError("conflict", "kernel.version-conflict", `This ${what} was changed by somebody else just now. Look at it again and repeat.`);

/** A rule of the business says no. */
export const ruleBroken = (code: string, message: string, details?: ErrorDetails) =>
  new DomainError("rule-broken", code, message, details ? { details } : {});

/** One input field is wrong. */
export const invalidField = (code: string, field: string, message: string) =>
  new DomainError("invalid", code, message, { fields: { [field]: message } });

/** An illegal transition of a state machine: says where it is and what is allowed from there. */
export const illegalTransition = (what: string, state: string, wanted: string, allowed: readonly string[]) =>
  new DomainError(
    "rule-broken",
    "kernel.illegal-transition",
    `This ${what} is ${state}, so it can't become ${wanted}. ${allowed.length ? `From here it can become ${allowed.join(", ")}.` : "Nothing can follow that state."}`,
    { details: { state, wanted, allowed } },
  );

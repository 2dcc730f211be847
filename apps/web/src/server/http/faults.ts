import type { DomainError, ErrorDetails, ErrorKind } from "@fanfare/domain/kernel";
import { TRPCError } from "@trpc/server";
import { randomUUID } from "node:crypto";
import { ZodError } from "zod";
import type { Locale } from "../../i18n/locales.ts";
import { fieldSentences, sentenceOf } from "./field-sentences.ts";

/** A refusal or failure as the browser sees it: a sentence and what to do, never a stack or SQL. */
export type Fault = {
  code: string;
  kind: ErrorKind | "unauthenticated" | "too-many" | "unexpected";
  message: string;
  details?: ErrorDetails;
  fields?: Record<string, string>;
  errorId?: string;
};

/** The one map from the domain's kinds to tRPC's codes, and so to HTTP statuses. */
const codeOf = {
  invalid: "BAD_REQUEST",
  forbidden: "FORBIDDEN",
  "not-found": "NOT_FOUND",
  conflict: "CONFLICT",
  "rule-broken": "UNPROCESSABLE_CONTENT",
  unavailable: "SERVICE_UNAVAILABLE",
} as const satisfies Record<ErrorKind, TRPCError["code"]>;

/**
 * Whether it is a refusal of the domain. Told by its form: Next bundles pages and routes apart, so an error of the
 * shared app may be of another copy of the class.
 */
export function isDomainError(error: unknown): error is DomainError {
  return error instanceof Error && "kind" in error && "code" in error && "fields" in error && String(error.kind) in codeOf;
}

/** A domain error as tRPC's. */
export const toTrpcError = (error: DomainError): TRPCError => new TRPCError({ code: codeOf[error.kind], message: error.message, cause: error });

const known = new WeakMap<object, Fault>();

/** What the browser is told of an error. The same error gives the same fault, so a log line and a screen share the id. */
export function faultOf(error: Error): Fault {
  const fault = known.get(error) ?? readFault(error);
  known.set(error, fault);
  return fault;
}

function readFault(error: Error): Fault {
  const cause = error instanceof TRPCError ? (error.cause ?? error) : error;
  if (isDomainError(cause)) return { ...ofDomain(cause), ...(error instanceof TRPCError && error.code === "TOO_MANY_REQUESTS" && { kind: "too-many" }) };
  if (error instanceof TRPCError) {
    if (error.code === "BAD_REQUEST" && cause instanceof ZodError) return ofInput(cause);
    const plain = plainFaults[error.code];
    if (plain) return plain;
  }
  return {
    code: "kernel.unexpected",
    kind: "unexpected",
    message: "Something went wrong on our side and nothing was changed. Try again; if it stays, give the error id to whoever runs this installation.",
    errorId: randomUUID(),
  };
}

function ofDomain(error: DomainError): Fault {
  return {
    code: error.code,
    kind: error.kind,
    message: error.message,
    ...(Object.keys(error.details).length > 0 && { details: error.details }),
    ...(Object.keys(error.fields).length > 0 && { fields: error.fields }),
  };
}

function ofInput(error: ZodError): Fault {
  return { code: "kernel.invalid-input", kind: "invalid", message: "Some fields are not right. Look at the marked ones.", fields: fieldSentences(error, "en") };
}

/** The fault with its fields' sentences in the language of whoever asks; its own sentence is said by the screen. */
export function localizeFields(error: Error, locale: Locale): Fault {
  const fault = faultOf(error);
  if (locale === "en" || !fault.fields) return fault;
  if (error.cause instanceof ZodError) return { ...fault, fields: fieldSentences(error.cause, locale) };
  const sentence = sentenceOf(fault.code, fault.details ?? {}, locale);
  return sentence ? { ...fault, fields: Object.fromEntries(Object.keys(fault.fields).map((field) => [field, sentence])) } : fault;
}

const plainFaults: Partial<Record<TRPCError["code"], Fault>> = {
  UNAUTHORIZED: { code: "identity.sign-in-needed", kind: "unauthenticated", message: "Sign in to go on." },
  NOT_FOUND: { code: "kernel.no-such-call", kind: "not-found", message: "This call does not exist. Reload the page: it may be of an older version." },
  METHOD_NOT_SUPPORTED: { code: "kernel.wrong-method", kind: "invalid", message: "Commands are sent by POST and queries by GET." },
  BAD_REQUEST: { code: "kernel.unreadable-input", kind: "invalid", message: "The request could not be read. Send JSON as the API describes it." },
  PARSE_ERROR: { code: "kernel.unreadable-input", kind: "invalid", message: "The request could not be read. Send JSON as the API describes it." },
  UNSUPPORTED_MEDIA_TYPE: { code: "kernel.unreadable-input", kind: "invalid", message: "The request could not be read. Send JSON as the API describes it." },
  PAYLOAD_TOO_LARGE: { code: "kernel.too-large", kind: "invalid", message: "This is more than a call may carry (1 MB). Send less, or upload it as a file." },
};

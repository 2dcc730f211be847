import type { z } from "zod";

import type { Platform } from "@fanfare/contracts/platforms";
import type { DomainError } from "@fanfare/domain/kernel";
import { PlatformAnswerMalformed, PlatformQuotaExceeded, PlatformUnavailable } from "@fanfare/domain/tracking";

import { TransportFailure, requestJson } from "../resilience/index.ts";
import type { Guard, Guards, JsonAnswer, JsonRequest } from "../resilience/index.ts";

/** One account's allowance is used up: nothing that others would have to wait for, so that a guard which is shared stays open. */
export class AccountLimited extends PlatformUnavailable {}

/** How a client is set up for waiting, whatever the platform. */
export interface Patience {
  readonly guards: Guards;
  readonly timeoutMs?: number;
  readonly firstRetryMs?: number;
}

/** The guard of one of a platform's services for one token, app or key; it pauses when the platform fails for all who share it, or asks to be left alone. */
export function platformGuard(platform: Platform, service: string, token: string, { guards, timeoutMs = 10_000, firstRetryMs }: Patience, isFailure = failsForAll): Guard {
  return guards.of(service, token, {
    timeoutMs,
    ...(firstRetryMs !== undefined && { firstRetryMs }),
    isFailure,
    waitAskedFor: (error) => (error instanceof PlatformUnavailable || error instanceof PlatformQuotaExceeded ? error.retryAfterMs : null),
    refusal: (retryAfterMs, lastError) => new PlatformUnavailable(platform, `paused after: ${lastError ?? "failures"}`, { retryAfterMs }),
  });
}

function failsForAll(error: unknown): boolean {
  return failsSomebody(error) && !(error instanceof AccountLimited);
}

/** Whether an error says that the platform is failing, if only for one account. */
export function failsSomebody(error: unknown): boolean {
  return error instanceof PlatformUnavailable || error instanceof PlatformAnswerMalformed || error instanceof PlatformQuotaExceeded;
}

/** A request to a platform, and how its answers are read. */
export interface PlatformRequest<S extends z.ZodType> {
  readonly url: URL;
  readonly init: JsonRequest;
  readonly schema: S;
  now(): number;
}

/**
 * Makes a request and checks the answer against its schema; one that is not 2xx means what `meaningOf` says: an answer of
 * its own, such as "gone", or an error, which is thrown. Throws PlatformUnavailable when nothing arrived, and
 * PlatformAnswerMalformed when it has another form.
 */
export async function answerOf<S extends z.ZodType, Meaning extends string>(platform: Platform, { url, init, schema, now }: PlatformRequest<S>, meaningOf: (answer: JsonAnswer, now: number) => Meaning | DomainError): Promise<z.infer<S> | Meaning> {
  const answer = await arrived(platform, url, init, now);
  if (answer.status < 200 || answer.status > 299) {
    const meaning = meaningOf(answer, now());
    if (typeof meaning === "string") return meaning;
    throw meaning;
  }
  return checked(platform, schema, answer.json);
}

/** Whatever a platform answers to a request. Throws PlatformUnavailable when nothing arrived. */
export async function arrived(platform: Platform, url: URL, init: JsonRequest, now: () => number): Promise<JsonAnswer> {
  try {
    return await requestJson(url, init, now);
  } catch (error) {
    throw error instanceof TransportFailure ? new PlatformUnavailable(platform, error.message, { cause: error }) : error;
  }
}

/** What was sent, in the form that it should have. Throws PlatformAnswerMalformed with the place where it has not. */
export function checked<S extends z.ZodType>(platform: Platform, schema: S, json: unknown): z.infer<S> {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const problem = json === undefined ? "not JSON" : (parsed.error.issues[0]?.path.join(".") ?? "");
  throw new PlatformAnswerMalformed(platform, problem, { cause: parsed.error });
}

/** An address with its query, in which a list repeats its name. */
export function at(baseUrl: string, path: string, query: Readonly<Record<string, string | readonly string[]>> = {}): URL {
  const url = new URL(`${baseUrl.replace(/\/$/, "")}/${path}`);
  for (const [name, value] of Object.entries(query)) for (const one of [value].flat()) url.searchParams.append(name, one);
  return url;
}

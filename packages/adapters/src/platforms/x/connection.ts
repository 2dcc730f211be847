import type { z } from "zod";

import { PlatformAnswerMalformed, PlatformQuotaExceeded, PlatformRefused, PlatformUnavailable } from "@fanfare/domain/tracking";

import { TransportFailure, requestJson } from "../../resilience/index.ts";
import type { Guard, Guards } from "../../resilience/index.ts";
import type { UnitCounter } from "../youtube/limits.ts";
import { AccountLimited, meaningOf } from "./errors.ts";
import { countReads, openBudget } from "./limits.ts";

export interface XOptions {
  /** Where people consent: `https://x.com`. */
  readonly consentBaseUrl: string;
  /** Where the API is: `https://api.x.com`. */
  readonly apiBaseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly guards: Guards;
  /** Counts reads over all processes. */
  readonly reads: UnitCounter;
  /** How many posts may be read in a calendar month (UTC), a profile counting as two. X charges for each; without a budget nothing is read. */
  readonly readsPerMonth?: number;
  readonly timeoutMs?: number;
  readonly firstRetryMs?: number;
  readonly now?: () => number;
}

export interface Connection extends XOptions {
  readonly readsPerMonth: number;
  readonly now: () => number;
}

/** Throws PlatformRefused where the operator has not set a budget. */
export function mustHaveBudget({ readsPerMonth }: Connection): void {
  if (readsPerMonth <= 0) throw new PlatformRefused("x", "reading X is switched off, since it costs money: its monthly budget of reads is 0");
}

/**
 * A call that X charges for: made when the month's budget still holds `least` reads, and told how many it holds at most.
 * What it cost follows from the answer. Throws PlatformQuotaExceeded until the next month, and PlatformRefused without a budget.
 */
export async function paid<T>(connection: Connection, least: number, call: (most: number) => Promise<T>, costOf: (answer: T) => number): Promise<T> {
  mustHaveBudget(connection);
  const { reads, readsPerMonth, now } = connection;
  const { left, renewedInMs } = await openBudget(reads, readsPerMonth, now());
  if (left < least) throw new PlatformQuotaExceeded("x", renewedInMs);
  const answer = await call(left);
  await countReads(reads, costOf(answer) - 1, now());
  return answer;
}

/** One guarded read of the API. */
export function readApi<S extends z.ZodType>(connection: Connection, accessToken: string, path: string, query: Record<string, string>, schema: S): Promise<z.infer<S> | "gone"> {
  const headers = { authorization: `Bearer ${accessToken}`, accept: "application/json" };
  return guardOf(connection, "x").read((signal) => answered(connection, at(connection.apiBaseUrl, `2/${path}`, query), { headers, signal }, schema));
}

/** A call for tokens, never repeated by itself: a code works once, and a refresh kills the token it was made with. */
export async function postForm<S extends z.ZodType>(connection: Connection, path: string, form: Record<string, string>, schema: S): Promise<z.infer<S>> {
  const { apiBaseUrl, clientId, clientSecret } = connection;
  const headers = { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`, accept: "application/json" };
  const init = { method: "POST", body: new URLSearchParams(form), headers };
  const answer = await guardOf(connection, "x-oauth").once((signal) => answered(connection, at(apiBaseUrl, `2/oauth2/${path}`), { ...init, signal }, schema));
  if (answer === "gone") throw new PlatformRefused("x", "the address for tokens is not there");
  return answer;
}

export function at(baseUrl: string, path: string, query: Record<string, string> = {}): URL {
  const url = new URL(`${baseUrl.replace(/\/$/, "")}/${path}`);
  url.search = new URLSearchParams(query).toString();
  return url;
}

/** One for the API and one for tokens, which are neither charged nor capped; an account over its own limit does not stop the others. */
function guardOf({ guards, clientId, timeoutMs = 10_000, firstRetryMs }: Connection, service: string): Guard {
  return guards.of(service, clientId, {
    timeoutMs,
    ...(firstRetryMs !== undefined && { firstRetryMs }),
    isFailure: (error) => (error instanceof PlatformUnavailable && !(error instanceof AccountLimited)) || error instanceof PlatformAnswerMalformed || error instanceof PlatformQuotaExceeded,
    waitAskedFor: (error) => (error instanceof PlatformUnavailable || error instanceof PlatformQuotaExceeded ? error.retryAfterMs : null),
    refusal: (retryAfterMs, lastError) => new PlatformUnavailable("x", `paused after: ${lastError ?? "failures"}`, { retryAfterMs }),
  });
}

async function answered<S extends z.ZodType>({ now }: Connection, url: URL, init: RequestInit & { signal: AbortSignal }, schema: S): Promise<z.infer<S> | "gone"> {
  const answer = await requestJson(url, init, now).catch((error: unknown) => {
    throw error instanceof TransportFailure ? new PlatformUnavailable("x", error.message, { cause: error }) : error;
  });
  if (answer.status < 200 || answer.status > 299) {
    const meaning = meaningOf(answer, now());
    if (meaning === "gone") return meaning;
    throw meaning;
  }
  const parsed = schema.safeParse(answer.json);
  if (parsed.success) return parsed.data;
  const problem = answer.json === undefined ? "not JSON" : (parsed.error.issues[0]?.path.join(".") ?? "");
  throw new PlatformAnswerMalformed("x", problem, { cause: parsed.error });
}

import type { z } from "zod";

import { PlatformQuotaExceeded, PlatformRefused } from "@fanfare/domain/tracking";

import type { Guards } from "../../resilience/index.ts";
import { answerOf, at, platformGuard } from "../guarded.ts";
import type { BudgetCounter } from "../youtube/limits.ts";
import { meaningOf } from "./errors.ts";
import { reserveReads, settle } from "./limits.ts";
import type { Price } from "./limits.ts";

export interface XOptions {
  /** Where people consent: `https://x.com`. */
  readonly consentBaseUrl: string;
  /** Where the API is: `https://api.x.com`. */
  readonly apiBaseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly guards: Guards;
  /** Counts reads over all processes. */
  readonly reads: BudgetCounter;
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

/** What a call that failed is taken to have cost: X may have charged for an answer that never arrived. */
const COST_OF_A_FAILURE = 1;

/**
 * A call that X charges for: made with as many reads as were reserved for it, and charged what its answer says that it cost.
 * Throws PlatformQuotaExceeded until the next month, and PlatformRefused without a budget.
 */
export async function paid<T>(connection: Connection, price: Price, call: (reserved: number) => Promise<T>, costOf: (answer: T) => number): Promise<T> {
  mustHaveBudget(connection);
  const { reads, readsPerMonth, now } = connection;
  const reserved = await reserveReads(reads, price, readsPerMonth, now());
  if (reserved.reads === 0) throw new PlatformQuotaExceeded("x", reserved.renewedInMs);
  let cost = COST_OF_A_FAILURE;
  try {
    const answer = await call(reserved.reads);
    cost = costOf(answer);
    return answer;
  } finally {
    await settle(reads, reserved, cost);
  }
}

/** One guarded read of the API. */
export function readApi<S extends z.ZodType>(connection: Connection, accessToken: string, path: string, query: Record<string, string>, schema: S): Promise<z.infer<S> | "gone"> {
  const { apiBaseUrl, clientId, now } = connection;
  const headers = { authorization: `Bearer ${accessToken}`, accept: "application/json" };
  const url = at(apiBaseUrl, `2/${path}`, query);
  return platformGuard("x", "x", clientId, connection).read((signal) => answerOf("x", { url, init: { headers, signal }, schema, now }, meaningOf));
}

/** A call for tokens, never repeated by itself: a code works once, and a refresh kills the token it was made with. Tokens are neither charged nor capped, so they have a guard of their own. */
export async function postForm<S extends z.ZodType>(connection: Connection, path: string, form: Record<string, string>, schema: S): Promise<z.infer<S>> {
  const { apiBaseUrl, clientId, clientSecret, now } = connection;
  const headers = { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`, accept: "application/json" };
  const init = { method: "POST" as const, body: new URLSearchParams(form), headers };
  const url = at(apiBaseUrl, `2/oauth2/${path}`);
  const answer = await platformGuard("x", "x-oauth", clientId, connection).once((signal) => answerOf("x", { url, init: { ...init, signal }, schema, now }, meaningOf));
  if (answer === "gone") throw new PlatformRefused("x", "the address for tokens is not there");
  return answer;
}

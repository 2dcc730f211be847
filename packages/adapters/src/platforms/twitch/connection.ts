import type { z } from "zod";

import { PlatformAnswerMalformed, PlatformRefused, PlatformUnavailable } from "@fanfare/domain/tracking";

import { TransportFailure, requestJson } from "../../resilience/index.ts";
import type { Guard, Guards } from "../../resilience/index.ts";
import { AccountLimited, meaningOf } from "./errors.ts";

export interface TwitchOptions {
  /** Where people consent and tokens are issued: `https://id.twitch.tv`. */
  readonly idBaseUrl: string;
  /** Where the API is: `https://api.twitch.tv`. */
  readonly apiBaseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly guards: Guards;
  readonly timeoutMs?: number;
  readonly firstRetryMs?: number;
  readonly now?: () => number;
}

export interface Connection extends TwitchOptions {
  readonly now: () => number;
}

type Query = Readonly<Record<string, string | readonly string[]>>;

/** One guarded read of Helix; the token must be one that was issued to this client id. */
export function readHelix<S extends z.ZodType>(connection: Connection, accessToken: string, path: string, query: Query, schema: S): Promise<z.infer<S> | "gone"> {
  const headers = { authorization: `Bearer ${accessToken}`, "client-id": connection.clientId, accept: "application/json" };
  return guardOf(connection, "twitch-helix").read((signal) => answered(connection, at(connection.apiBaseUrl, `helix/${path}`, query), { headers, signal }, schema));
}

/** Asks whose token it is; this endpoint alone wants `OAuth` where the others want `Bearer`. */
export function validate<S extends z.ZodType>(connection: Connection, accessToken: string, schema: S): Promise<z.infer<S>> {
  const headers = { authorization: `OAuth ${accessToken}`, accept: "application/json" };
  return guardOf(connection, "twitch-id").read(async (signal) => expected(await answered(connection, at(connection.idBaseUrl, "oauth2/validate"), { headers, signal }, schema)));
}

/** A call for tokens, never repeated by itself: a code works once, and a refresh may kill the token it was made with. */
export function postForm<S extends z.ZodType>(connection: Connection, path: string, form: Record<string, string>, schema: S): Promise<z.infer<S>> {
  const body = new URLSearchParams({ client_id: connection.clientId, ...form });
  return guardOf(connection, "twitch-id").once(async (signal) => expected(await answered(connection, at(connection.idBaseUrl, path), { method: "POST", body, signal }, schema)));
}

/** An address with its query, in which a list repeats its name. */
export function at(baseUrl: string, path: string, query: Query = {}): URL {
  const url = new URL(`${baseUrl.replace(/\/$/, "")}/${path}`);
  for (const [name, value] of Object.entries(query)) for (const one of [value].flat()) url.searchParams.append(name, one);
  return url;
}

function expected<T>(answer: T | "gone"): T {
  if (answer === "gone") throw new PlatformRefused("twitch", "the address for tokens is not there");
  return answer;
}

/** One guard of a host for the whole app; an account that has used up its own points does not stop the others. */
function guardOf({ guards, clientId, timeoutMs = 10_000, firstRetryMs }: Connection, service: string): Guard {
  return guards.of(service, clientId, {
    timeoutMs,
    ...(firstRetryMs !== undefined && { firstRetryMs }),
    isFailure: (error) => (error instanceof PlatformUnavailable && !(error instanceof AccountLimited)) || error instanceof PlatformAnswerMalformed,
    waitAskedFor: (error) => (error instanceof PlatformUnavailable ? error.retryAfterMs : null),
    refusal: (retryAfterMs, lastError) => new PlatformUnavailable("twitch", `paused after: ${lastError ?? "failures"}`, { retryAfterMs }),
  });
}

async function answered<S extends z.ZodType>({ now }: Connection, url: URL, init: RequestInit & { signal: AbortSignal }, schema: S): Promise<z.infer<S> | "gone"> {
  const answer = await requestJson(url, init, now).catch((error: unknown) => {
    throw error instanceof TransportFailure ? new PlatformUnavailable("twitch", error.message, { cause: error }) : error;
  });
  if (answer.status < 200 || answer.status > 299) {
    const meaning = meaningOf(answer, now());
    if (meaning === "gone") return meaning;
    throw meaning;
  }
  const parsed = schema.safeParse(answer.json);
  if (parsed.success) return parsed.data;
  const problem = answer.json === undefined ? "not JSON" : (parsed.error.issues[0]?.path.join(".") ?? "");
  throw new PlatformAnswerMalformed("twitch", problem, { cause: parsed.error });
}

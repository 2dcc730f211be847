import type { z } from "zod";

import { PlatformRefused } from "@fanfare/domain/tracking";

import type { Guard, Guards, JsonRequest } from "../../resilience/index.ts";
import { answerOf, at, platformGuard } from "../guarded.ts";
import { meaningOf } from "./errors.ts";

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

function expected<T>(answer: T | "gone"): T {
  if (answer === "gone") throw new PlatformRefused("twitch", "the address for tokens is not there");
  return answer;
}

/** One guard of a host for the whole app; an account that has used up its own points does not stop the others. */
function guardOf(connection: Connection, service: string): Guard {
  return platformGuard("twitch", service, connection.clientId, connection);
}

function answered<S extends z.ZodType>({ now }: Connection, url: URL, init: JsonRequest, schema: S): Promise<z.infer<S> | "gone"> {
  return answerOf("twitch", { url, init, schema, now }, meaningOf);
}

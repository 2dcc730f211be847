import type { z } from "zod";

import type { PlatformGrant } from "@fanfare/domain/tracking";
import { PlatformTokenRejected } from "@fanfare/domain/tracking";

import type { Guard, Guards, JsonRequest } from "../../resilience/index.ts";
import { answerOf, at, platformGuard } from "../guarded.ts";
import { meaningOf } from "./errors.ts";

/** The version this client was written for; each lives about two years. */
const GRAPH_VERSION = "v25.0";

export interface InstagramOptions {
  /** Where people consent: `https://www.instagram.com`. */
  readonly consentBaseUrl: string;
  /** Where codes are exchanged: `https://api.instagram.com`. */
  readonly tokenBaseUrl: string;
  /** The Graph API: `https://graph.instagram.com`. */
  readonly graphBaseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly guards: Guards;
  readonly timeoutMs?: number;
  readonly firstRetryMs?: number;
  readonly now?: () => number;
}

export interface Connection extends InstagramOptions {
  readonly now: () => number;
  readonly guard: Guard;
}

/** What reading the Graph API takes, on either of its hosts. */
export type GraphConnection = Pick<Connection, "graphBaseUrl" | "guard" | "now">;

/** One guard for the whole app; an account that has used up its own allowance does not stop the others. */
export function connectTo(options: InstagramOptions): Connection {
  const guard = platformGuard("instagram", "instagram", options.clientId, options);
  return { ...options, now: options.now ?? Date.now, guard };
}

/** One guarded read of the Graph API, with the token in a header since URLs end up in logs. */
export function read<S extends z.ZodType>(connection: GraphConnection, grant: Pick<PlatformGrant, "accessToken">, path: string, query: Record<string, string>, schema: S): Promise<z.infer<S> | "gone" | "no-data"> {
  const url = at(connection.graphBaseUrl, `${GRAPH_VERSION}/${path}`, query);
  const headers = { authorization: `Bearer ${grant.accessToken}`, accept: "application/json" };
  return connection.guard.read((signal) => answered(connection, url, { headers, signal }, schema));
}

/** A read of the connected account itself: when that is gone, so is the grant. */
export async function readOwn<S extends z.ZodType>(connection: Connection, grant: PlatformGrant, path: string, query: Record<string, string>, schema: S): Promise<z.infer<S>> {
  const answer = await read(connection, grant, path, query, schema);
  if (answer === "gone" || answer === "no-data") throw new PlatformTokenRejected("instagram", "the account is not there any more");
  return answer as z.infer<S>;
}

/** A call for tokens, never repeated by itself: a code works once. */
export async function once<S extends z.ZodType>(
  connection: Connection,
  host: "token" | "graph",
  path: string,
  { form, query = {} }: { form?: Record<string, string>; query?: Record<string, string> },
  schema: S,
): Promise<z.infer<S>> {
  const url = at(host === "token" ? connection.tokenBaseUrl : connection.graphBaseUrl, path, query);
  const answer = await connection.guard.once((signal) => answered(connection, url, form ? { method: "POST", body: new URLSearchParams(form), signal } : { signal }, schema));
  if (answer === "gone" || answer === "no-data") throw new PlatformTokenRejected("instagram", "the token names nobody");
  return answer as z.infer<S>;
}

function answered<S extends z.ZodType>({ now }: Pick<Connection, "now">, url: URL, init: JsonRequest, schema: S): Promise<z.infer<S> | "gone" | "no-data"> {
  return answerOf("instagram", { url, init, schema, now }, meaningOf);
}

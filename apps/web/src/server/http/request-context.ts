import type { Trace } from "@fanfare/domain/kernel";
import { randomUUID } from "node:crypto";
import type { App } from "../app.ts";
import { whoIs, type Who } from "../auth/who.ts";

/** What is known of a request before a procedure says who may call it. */
export type RequestContext = {
  app: App;
  headers: Headers;
  /** Headers of the answer: cookies of the sign-in. */
  resHeaders: Headers;
  trace: Trace;
  /** The address the rate limits count by: what the proxy in front says, and it has to overwrite what was sent. */
  address: string;
  /** Who is signed in, or null. Read once per request, so that a changed role counts from the next one. */
  who(): Promise<Who | null>;
};

/** The correlation id of the click, when it looks like one, else a new one. */
export function traceOf(headers: Headers): Trace {
  const sent = headers.get("x-correlation-id") ?? "";
  return { correlationId: /^[\w-]{8,80}$/.test(sent) ? sent : randomUUID(), causationId: null };
}

/** The context of one request; nothing is read before a procedure asks. */
export function requestContext(app: App, request: Request, resHeaders: Headers): RequestContext {
  let who: Promise<Who | null> | undefined;
  return {
    app,
    headers: request.headers,
    resHeaders,
    trace: traceOf(request.headers),
    address: request.headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "unknown",
    who: () => (who ??= whoIs(app, request.headers, resHeaders)),
  };
}

import { TRPCError } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { randomUUID } from "node:crypto";
import type { App } from "../app.ts";
import { appRouter } from "../api/root.ts";
import { readBody } from "./body.ts";
import { faultOf } from "./faults.ts";
import { requestContext } from "./request-context.ts";

const maximumBody = 1_000_000;
const maximumAddress = 16_000;

/** Answers a tRPC call. What can't even be read is refused here, in the form of any other fault. */
export async function handleTrpc(app: App, request: Request): Promise<Response> {
  try {
    if (request.url.length > maximumAddress) throw new TRPCError({ code: "PAYLOAD_TOO_LARGE" });
    const body = request.method === "POST" ? await readBody(request, maximumBody) : null;
    refuseNul(body ? new TextDecoder().decode(body) : [...new URL(request.url).searchParams.values()].join("\n"));
    const readable = new Request(request.url, { method: request.method, headers: request.headers, body, signal: request.signal });
    return await fetchRequestHandler({
      endpoint: "/api/trpc",
      req: readable,
      router: appRouter,
      maxBatchSize: 20,
      // A query too long for an address comes as a POST that says it is one.
      allowMethodOverride: request.headers.get("x-http-method-override") === "GET",
      createContext: ({ resHeaders }) => requestContext(app, readable, resHeaders),
    });
  } catch (error) {
    if (error instanceof TRPCError) return refuse(error);
    throw error;
  }
}

/** PostgreSQL keeps no NUL in a text, and no honest text has one. */
function refuseNul(text: string): void {
  if (/(?<!\\)(?:\\\\)*\\u0000|\u0000/.test(text)) throw new TRPCError({ code: "BAD_REQUEST" });
}

function refuse(error: TRPCError): Response {
  const fault = faultOf(error);
  const httpStatus = getHTTPStatusCodeFromError(error);
  const body = { error: { message: fault.message, code: -32600, data: { code: error.code, httpStatus, fault } } };
  return Response.json(body, { status: httpStatus, headers: { "x-correlation-id": randomUUID() } });
}

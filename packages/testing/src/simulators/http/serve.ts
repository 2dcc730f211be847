import { createServer } from "node:http";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

const BODY_LIMIT_BYTES = 1_000_000;

/** One request as a simulator sees it. `path` has no query and no trailing slash. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What a simulator answers; an object body goes out as JSON, a string as it is. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Decides one call. `raw` is only for answers that break HTTP on purpose; then return `'taken'`. */
export type Handler = (call: Call, raw: ServerResponse) => Promise<Answer | "taken">;

/** A simulator that runs: its base URL and how to end it, hanging connections included. */
export interface RunningServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts a server on loopback; port 0 takes any free one. Rejects when the port is busy. */
export async function serve(port: number, handle: Handler): Promise<RunningServer> {
  const server = createServer((request, response) => {
    void answerCall(request, response, handle);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${bound}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answerCall(request: IncomingMessage, response: ServerResponse, handle: Handler): Promise<void> {
  try {
    const call = await readCall(request);
    const answer = call === "too large" ? { status: 413, body: { error: "The body is too large." } } : await handle(call, response);
    if (answer !== "taken") send(response, answer);
  } catch (error) {
    console.error("The simulator failed on a call:", error);
    if (!response.headersSent) send(response, { status: 500, body: { error: String(error) } });
  }
}

async function readCall(request: IncomingMessage): Promise<Call | "too large"> {
  const url = new URL(request.url ?? "/", "http://simulator");
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= BODY_LIMIT_BYTES) chunks.push(chunk);
  }
  if (size > BODY_LIMIT_BYTES) return "too large";
  return {
    method: request.method ?? "GET",
    path: url.pathname.replace(/(.)\/$/, "$1"),
    query: url.searchParams,
    headers: request.headers,
    body: Buffer.concat(chunks).toString("utf8"),
  };
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  const isText = typeof body === "string";
  const content = body === undefined ? "" : isText ? body : JSON.stringify(body);
  response.writeHead(status, {
    "content-type": isText ? "text/html; charset=utf-8" : "application/json; charset=utf-8",
    ...headers,
  });
  response.end(content);
}

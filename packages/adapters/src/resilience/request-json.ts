import { request } from "undici";

const LARGEST_ANSWER_BYTES = 5_000_000;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** A question to an API; a form is sent as one. */
export interface JsonRequest {
  readonly method?: "GET" | "POST" | "DELETE";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | URLSearchParams;
  readonly signal: AbortSignal;
}

/** An answer of an API: `json` is undefined when the body is not JSON. */
export interface JsonAnswer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  /** From the Retry-After header, whatever its form; null without one. */
  readonly retryAfterMs: number | null;
  readonly json: unknown;
}

/** No answer arrived. `sent` is false when the request surely never reached the other side. */
export class TransportFailure extends Error {
  readonly sent: boolean;

  constructor(message: string, sent: boolean, cause: unknown) {
    super(message, { cause });
    this.name = "TransportFailure";
    this.sent = sent;
  }
}

const NEVER_SENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "UND_ERR_CONNECT_TIMEOUT"]);

/**
 * Calls an API at a configured base URL and reads the whole answer. Throws TransportFailure only. The driver's own request
 * takes half the processor time of `fetch`, and calls are most of what reading an account costs.
 */
export async function requestJson(url: URL, { method = "GET", headers, body, signal }: JsonRequest, now: () => number = Date.now): Promise<JsonAnswer> {
  try {
    const form = body instanceof URLSearchParams ? { "content-type": "application/x-www-form-urlencoded" } : {};
    const response = await request(url, { method, signal, headers: { "user-agent": "Fanfare", ...form, ...headers }, body: body?.toString() ?? null });
    const text = await readText(response.body);
    if (REDIRECTS.has(response.statusCode)) throw new Error("The answer leads elsewhere.");
    const get = (name: string) => [response.headers[name.toLowerCase()]].flat()[0] ?? null;
    return { status: response.statusCode, headers: { get }, retryAfterMs: retryAfterMs(get("retry-after"), now()), json: parsed(text) };
  } catch (error) {
    if (signal.aborted) throw new TransportFailure("no answer in time", true, error);
    const code = codeOf(error);
    throw new TransportFailure(code ? `connection failed: ${code}` : "the answer broke off", !NEVER_SENT.has(code), error);
  }
}

async function readText(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > LARGEST_ANSWER_BYTES) throw new Error("The answer is larger than 5 MB.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Retry-After in ms: delta-seconds or an HTTP date (RFC 9110, 10.2.3). */
export function retryAfterMs(header: string | null, now: number): number | null {
  if (header === null) return null;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code = (cause as { code?: unknown } | null)?.code;
  return typeof code === "string" ? code : "";
}

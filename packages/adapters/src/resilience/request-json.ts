const LARGEST_ANSWER_BYTES = 5_000_000;

/** An answer of an API: `json` is undefined when the body is not JSON. */
export interface JsonAnswer {
  readonly status: number;
  readonly headers: Headers;
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

/** Calls an API at a configured base URL and reads the whole answer. Throws TransportFailure only. */
export async function requestJson(url: URL, init: RequestInit & { signal: AbortSignal }, now: () => number = Date.now): Promise<JsonAnswer> {
  try {
    const response = await fetch(url, { redirect: "error", ...init });
    const text = await readText(response);
    return { status: response.status, headers: response.headers, retryAfterMs: retryAfterMs(response.headers.get("retry-after"), now()), json: parsed(text) };
  } catch (error) {
    if (init.signal.aborted) throw new TransportFailure("no answer in time", true, error);
    const code = codeOf(error);
    throw new TransportFailure(code ? `connection failed: ${code}` : "the answer broke off", !NEVER_SENT.has(code), error);
  }
}

async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > LARGEST_ANSWER_BYTES) throw new Error("The answer is larger than 5 MB.");
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
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

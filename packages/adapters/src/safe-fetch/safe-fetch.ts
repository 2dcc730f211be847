import { request } from "undici";
import type { Dispatcher } from "undici";

import { DomainError } from "@fanfare/domain/kernel";

import { FetchFailed } from "./errors.ts";
import { pinnedAgent } from "./pinned-agent.ts";
import { assertFetchableUrl } from "./public-url.ts";

const MOST_REDIRECTS = 3;
const REDIRECTS = [301, 302, 303, 307, 308];

export interface SafeFetchOptions {
  readonly method?: "GET" | "HEAD" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Longest body that is read, in bytes. */
  readonly maxBytes: number;
  /** For the whole exchange, redirects included. */
  readonly timeoutMs?: number;
}

export interface SafeAnswer {
  /** Where the answer came from, after redirects. */
  readonly url: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

export type SafeFetch = (url: string, options: SafeFetchOptions) => Promise<SafeAnswer>;

/**
 * Opens an address that came from outside: https to public addresses only, each of at most three redirects checked
 * anew, five seconds and `maxBytes` at most. Throws UnsafeUrl or FetchFailed; an HTTP error status is an answer.
 */
export function makeSafeFetch(agent: Dispatcher): SafeFetch {
  return async (url, { maxBytes, timeoutMs = 5_000, ...options }) => {
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      return await follow(url, { agent, maxBytes, signal, ...options });
    } catch (error) {
      throw asTypedError(error, signal);
    }
  };
}

export const safeFetch: SafeFetch = makeSafeFetch(pinnedAgent());

interface Exchange extends Omit<SafeFetchOptions, "timeoutMs"> {
  readonly agent: Dispatcher;
  readonly signal: AbortSignal;
}

async function follow(start: string, exchange: Exchange): Promise<SafeAnswer> {
  let url = assertFetchableUrl(start);
  let { method = "GET", body } = exchange;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
    // The headers may carry a signature or a token meant for the first host only.
    const headers = url.host === new URL(start).host ? exchange.headers : undefined;
    const response = await request(url, {
      dispatcher: exchange.agent,
      signal: exchange.signal,
      method,
      headers: { "accept-encoding": "identity", ...headers },
      ...(body !== undefined && { body }),
    });
    const location = response.headers.location;
    if (!REDIRECTS.includes(response.statusCode) || typeof location !== "string") {
      return { url: url.href, status: response.statusCode, headers: response.headers, body: await readUpTo(response.body, exchange.maxBytes) };
    }
    response.body.destroy();
    url = assertFetchableUrl(new URL(location, url).href);
    if (method === "POST" && response.statusCode !== 307 && response.statusCode !== 308) {
      method = "GET";
      body = undefined;
    }
  }
  throw new FetchFailed("too-many-redirects", `The address redirects more than ${MOST_REDIRECTS} times.`);
}

async function readUpTo(stream: AsyncIterable<Buffer> & { destroy(): unknown }, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > maxBytes) {
      stream.destroy();
      throw new FetchFailed("too-large", `The answer is larger than ${maxBytes} bytes.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function asTypedError(error: unknown, signal: AbortSignal): Error {
  if (error instanceof DomainError) return error;
  if (error instanceof Error && error.cause instanceof DomainError) return error.cause;
  if (signal.aborted) return new FetchFailed("timeout", "The address did not answer in time.", error);
  return new FetchFailed("unreachable", "The address could not be opened.", error);
}

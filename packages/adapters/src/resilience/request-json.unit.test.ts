import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

import { afterEach, describe, expect, it } from "vitest";

import { TransportFailure, requestJson, retryAfterMs } from "./request-json.ts";

const now = Date.parse("2026-11-23T10:00:00Z");

describe("the Retry-After header", () => {
  it.each([
    ["seconds", "120", 120_000],
    ["zero", "0", 0],
    ["a date", "Mon, 23 Nov 2026 10:01:00 GMT", 60_000],
    ["a date in the past", "Mon, 23 Nov 2026 09:00:00 GMT", 0],
    ["nothing", null, null],
    ["words", "soon", null],
    ["a negative number that is no date", "-", null],
  ])("is read when it holds %s", (_what, header, expected) => {
    expect(retryAfterMs(header, now)).toBe(expected);
  });
});

describe("a call of an API", () => {
  let close = () => undefined as unknown;
  afterEach(() => close());

  async function answering(listener: RequestListener): Promise<URL> {
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    close = () => new Promise((resolve) => server.close(resolve).closeAllConnections());
    return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  }
  const signal = AbortSignal.timeout(10_000);

  it("given a form, sends it as one and reads what is answered", async () => {
    const url = await answering(async (request, response) => {
      const [body] = await request.toArray();
      response.writeHead(201, { "content-type": "application/json", "Retry-After": "3" }).end(JSON.stringify({ type: request.headers["content-type"], body: String(body) }));
    });
    const answer = await requestJson(url, { method: "POST", body: new URLSearchParams({ code: "a b" }), signal });
    expect(answer).toMatchObject({ status: 201, retryAfterMs: 3_000, json: { type: "application/x-www-form-urlencoded", body: "code=a+b" } });
    expect(answer.headers.get("Content-Type")).toBe("application/json");
  });

  it("given letters of several bytes, puts those together that came apart", async () => {
    const bytes = Buffer.from(JSON.stringify({ name: "Мира" }));
    const url = await answering((_request, response) => {
      response.write(bytes.subarray(0, 10));
      setImmediate(() => response.end(bytes.subarray(10)));
    });
    expect((await requestJson(url, { signal })).json).toEqual({ name: "Мира" });
  });

  it.each<[string, RequestListener]>([
    ["leads elsewhere", (_request, response) => response.writeHead(302, { location: "http://127.0.0.1:9/" }).end()],
    ["breaks off", (_request, response) => void response.writeHead(200, { "content-length": "100" }).write("{", () => response.destroy())],
    ["is larger than 5 MB", (_request, response) => response.end("1".repeat(5_000_001))],
  ])("given an answer that %s, fails as one that may have had its effect", async (_what, listener) => {
    const failure = await requestJson(await answering(listener), { signal }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(TransportFailure);
    expect(failure).toMatchObject({ sent: true });
  });

  it("given nobody who answers, says that it was never sent", async () => {
    const url = await answering(() => undefined);
    await close();
    expect(await requestJson(url, { signal }).catch((error: unknown) => error)).toMatchObject({ sent: false });
  });
});

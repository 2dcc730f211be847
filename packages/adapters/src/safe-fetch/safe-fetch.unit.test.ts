import { MockAgent } from "undici";
import { beforeEach, describe, expect, it } from "vitest";

import { makeSafeFetch, safeFetch } from "./safe-fetch.ts";
import type { SafeFetch } from "./safe-fetch.ts";

let agent: MockAgent;
let fetchSafely: SafeFetch;
const options = { maxBytes: 100 };

beforeEach(() => {
  agent = new MockAgent();
  agent.disableNetConnect();
  fetchSafely = makeSafeFetch(agent);
});

function redirects(from: string, to: string, status = 302): void {
  const url = new URL(from);
  agent.get(url.origin).intercept({ path: url.pathname }).reply(status, "", { headers: { location: to } });
}

describe("safeFetch", () => {
  it("gives status, headers and body of what it opened", async () => {
    agent.get("https://a.example").intercept({ path: "/x" }).reply(404, "not here", { headers: { "content-type": "text/plain" } });
    const answer = await fetchSafely("https://a.example/x", options);
    expect({ ...answer, body: answer.body.toString() }).toMatchObject({ status: 404, url: "https://a.example/x", body: "not here", headers: { "content-type": "text/plain" } });
  });

  it("follows up to three redirects", async () => {
    redirects("https://a.example/1", "/2");
    redirects("https://a.example/2", "https://b.example/3", 307);
    redirects("https://b.example/3", "https://c.example/4", 301);
    agent.get("https://c.example").intercept({ path: "/4" }).reply(200, "there");
    expect(await fetchSafely("https://a.example/1", options)).toMatchObject({ url: "https://c.example/4", status: 200 });
  });

  it("stops at the fourth", async () => {
    for (let hop = 1; hop <= 4; hop += 1) redirects(`https://a.example/${hop}`, `/${hop + 1}`);
    await expect(fetchSafely("https://a.example/1", options)).rejects.toMatchObject({ code: "safe-fetch.too-many-redirects" });
  });

  it.each([
    ["a private address", "https://10.0.0.1/", "private-address"],
    ["cloud metadata", "https://169.254.169.254/latest", "private-address"],
    ["localhost", "https://localhost/", "private-address"],
    ["plain http", "http://b.example/", "protocol"],
    ["a file", "file:///etc/passwd", "protocol"],
    ["credentials", "https://a:b@b.example/", "credentials"],
    ["another port", "https://b.example:9200/", "port"],
  ])("does not follow a redirect to %s", async (_what, to, code) => {
    redirects("https://a.example/", to);
    await expect(fetchSafely("https://a.example/", options)).rejects.toMatchObject({ kind: "invalid", code: `safe-fetch.${code}` });
  });

  it("does not carry headers over to another host", async () => {
    redirects("https://a.example/", "https://b.example/");
    agent
      .get("https://b.example")
      .intercept({ path: "/", headers: (headers) => !("x-signature" in headers) })
      .reply(200, "clean");
    await expect(fetchSafely("https://a.example/", { ...options, headers: { "x-signature": "s" } })).resolves.toMatchObject({ status: 200 });
  });

  it("reads no more than the cap", async () => {
    agent.get("https://a.example").intercept({ path: "/" }).reply(200, "x".repeat(101));
    await expect(fetchSafely("https://a.example/", options)).rejects.toMatchObject({ kind: "unavailable", code: "safe-fetch.too-large" });
  });

  it("gives up when the time is over", async () => {
    agent.get("https://a.example").intercept({ path: "/" }).reply(200, "late").delay(60_000);
    await expect(fetchSafely("https://a.example/", { ...options, timeoutMs: 20 })).rejects.toMatchObject({ code: "safe-fetch.timeout" });
  });

  it("says unreachable when the connection fails", async () => {
    agent.get("https://a.example").intercept({ path: "/" }).replyWithError(new Error("reset"));
    await expect(fetchSafely("https://a.example/", options)).rejects.toMatchObject({ code: "safe-fetch.unreachable" });
  });

  it("refuses the wrong addresses without asking anybody", async () => {
    await expect(safeFetch("https://127.0.0.1/", options)).rejects.toMatchObject({ code: "safe-fetch.private-address" });
    await expect(safeFetch("http://example.org/", options)).rejects.toMatchObject({ code: "safe-fetch.protocol" });
  });
});

import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";

import { readWebhook } from "@fanfare/adapters/stripe";

import { control } from "../control-client.ts";
import { serve } from "../http/serve.ts";
import type { Call, RunningServer } from "../http/serve.ts";
import { parseForm } from "./form.ts";
import { startStripeSimulator } from "./simulator.ts";

interface Answer {
  readonly id: string;
  readonly url: string;
  readonly secret: string;
  readonly status: string;
  readonly available: { readonly amount: number; readonly currency: string }[];
  readonly data: { readonly id: string }[];
  readonly has_more: boolean;
  readonly error?: { readonly type: string; readonly code?: string; readonly param?: string };
}

async function call(url: string, method: string, pathname: string, form?: Record<string, string>, headers: Record<string, string> = {}): Promise<Answer> {
  const body = form && new URLSearchParams(form);
  const response = await fetch(`${url}/v1/${pathname}`, { method, headers: { authorization: "Bearer sk_test_x", ...headers }, ...(body && { body }) });
  return (await response.json()) as Answer;
}
const openAccount = (url: string) => call(url, "POST", "accounts", { type: "express", country: "DE", "capabilities[transfers][requested]": "true" });

describe("the simulated provider", () => {
  let simulator: RunningServer;
  let account: string;
  const post = (pathname: string, form: Record<string, string>, headers = {}) => call(simulator.url, "POST", pathname, form, headers);

  beforeAll(async () => {
    simulator = await startStripeSimulator({ port: 0 });
  });
  afterAll(() => simulator.close());
  beforeEach(async () => {
    await control(simulator.url, "POST", "reset");
    account = (await openAccount(simulator.url)).id;
  });

  it.each([
    [{}, "parameter_missing", "amount"],
    [{ amount: "1.5" }, "parameter_invalid_integer", "amount"],
    [{ amount: "-1" }, "parameter_invalid_integer", "amount"],
    [{ amount: "100000000" }, "amount_too_large", "amount"],
    [{ amount: "1" }, "parameter_missing", "currency"],
    [{ amount: "1", currency: "eur" }, "parameter_missing", "destination"],
    [{ amount: "1", currency: "eur", destination: "acct_x" }, "resource_missing", "destination"],
  ])("refuses a transfer of %o", async (form, code, param) => {
    expect((await post("transfers", form)).error).toMatchObject({ type: "invalid_request_error", code, param });
  });

  it("does not remember faults in the parameters, so that the key can be used for the right ones", async () => {
    const key = { "idempotency-key": "k" };
    expect((await post("transfers", { amount: "1" }, key)).error).toBeDefined();
    expect((await post("transfers", { amount: "1", currency: "eur", destination: account }, key)).id).toMatch(/^tr_/);
  });

  it("lists transfers newest first, page by page", async () => {
    const ids: string[] = [];
    for (let nth = 0; nth < 3; nth += 1) ids.unshift((await post("transfers", { amount: "1", currency: "eur", destination: account, transfer_group: "g" })).id);
    const first = await call(simulator.url, "GET", "transfers?transfer_group=g&limit=2");
    const rest = await call(simulator.url, "GET", `transfers?transfer_group=g&limit=2&starting_after=${first.data[1]?.id}`);
    expect([...first.data, ...rest.data].map(({ id }) => id)).toEqual(ids);
    expect([first.has_more, rest.has_more]).toEqual([true, false]);
    expect((await call(simulator.url, "GET", "transfers?destination=acct_other")).data).toEqual([]);
  });

  it("pays out from a connected account, and gives a failed payout back", async () => {
    const onAccount = { "stripe-account": account };
    const available = async () => (await call(simulator.url, "GET", "balance", undefined, onAccount)).available;
    await post("transfers", { amount: "700", currency: "eur", destination: account });
    expect((await post("payouts", { amount: "701", currency: "eur" }, onAccount)).error).toMatchObject({ code: "balance_insufficient" });
    const payout = await post("payouts", { amount: "700", currency: "eur" }, onAccount);
    expect(payout.status).toBe("in_transit");
    expect(await available()).toMatchObject([{ amount: 0 }]);
    await control(simulator.url, "POST", `payouts/${payout.id}`, { outcome: "failed" });
    expect(await available()).toMatchObject([{ amount: 700, currency: "eur" }]);
    expect((await call(simulator.url, "GET", `payouts/${payout.id}`, undefined, onAccount)).status).toBe("failed");
  });

  it("signs what it delivers, and can deliver what must be refused", async () => {
    const deliveries: Call[] = [];
    const receiver = await serve(0, async (delivery) => {
      deliveries.push(delivery);
      return { status: 200 };
    });
    const { secret } = await post("webhook_endpoints", { url: `${receiver.url}/hook`, "enabled_events[]": "transfer.created" });
    await post("transfers", { amount: "5", currency: "eur", destination: account });
    await vi.waitFor(() => expect(deliveries).toHaveLength(1));
    await control(simulator.url, "POST", "redeliver", {});
    await control(simulator.url, "POST", "redeliver", { wrongSecret: true });
    await control(simulator.url, "POST", "redeliver", { ageSeconds: 600 });
    await receiver.close();
    const [first, repeated, forged, old] = deliveries.map(({ body, headers }) => () => readWebhook(Buffer.from(body), String(headers["stripe-signature"]), [secret]));
    expect(first?.()).toMatchObject({ type: "transfer.created", data: { object: { amount: 5 } } });
    expect(repeated?.().id).toBe(first?.().id);
    expect(forged).toThrow(expect.objectContaining({ code: "payments.webhook-signature" }));
    expect(old).toThrow(expect.objectContaining({ code: "payments.webhook-too-old" }));
  });

  it("wants a test key", async () => {
    const response = await fetch(`${simulator.url}/v1/balance`, { headers: { authorization: "Bearer nonsense" } });
    expect(response.status).toBe(401);
  });
});

describe("a provider that is started anew", () => {
  it("remembers idempotency keys and transfers when a state file is given", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "stripe-simulator-"));
    const stateFile = path.join(folder, "state.json");
    const first = await startStripeSimulator({ port: 0, stateFile });
    const form = { amount: "5", currency: "eur", destination: (await openAccount(first.url)).id };
    const before = await call(first.url, "POST", "transfers", form, { "idempotency-key": "k" });
    await first.close();
    const second = await startStripeSimulator({ port: 0, stateFile });
    const after = await call(second.url, "POST", "transfers", form, { "idempotency-key": "k" });
    const list = await call(second.url, "GET", "transfers");
    await second.close();
    await rm(folder, { recursive: true });
    expect(after.id).toBe(before.id);
    expect(list.data).toHaveLength(1);
  });

  it("says which port is taken by failing to start", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    await expect(startStripeSimulator({ port: (other.address() as AddressInfo).port })).rejects.toMatchObject({ code: "EADDRINUSE" });
    other.close();
  });
});

describe("bracketed forms", () => {
  it("are read into nested objects and lists", () => {
    expect(parseForm("a=1&b[c][d]=2&b[e]=3&f[]=x&f[]=y&g[0]=z")).toEqual({ a: "1", b: { c: { d: "2" }, e: "3" }, f: ["x", "y"], g: ["z"] });
  });

  it("never touch what all objects share, whatever the keys", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom("__proto__", "constructor", "a[__proto__]", "a[b]", "[", "a]", "[]", "__proto__[x]"), fc.string())), (pairs) => {
        parseForm(new URLSearchParams(pairs).toString());
        expect(Object.getPrototypeOf({})).not.toHaveProperty("x");
      }),
    );
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";

import { Guards } from "@fanfare/adapters/resilience";
import { createStripe } from "@fanfare/adapters/stripe";
import { money } from "@fanfare/domain/kernel";
import type { PaymentProvider, TransferOrder } from "@fanfare/domain/payments";

import { control } from "../control-client.ts";
import type { RunningServer } from "../http/serve.ts";
import { startStripeSimulator } from "./simulator.ts";

let simulator: RunningServer;
let stripe: PaymentProvider;
let guards: Guards;
let destination: string;

function connect({ secretKey = "sk_test_right", timeoutMs = 10_000 } = {}): PaymentProvider {
  guards = new Guards();
  return createStripe({ baseUrl: simulator.url, secretKey, guards, timeoutMs, firstRetryMs: 1 });
}
const tell = <T = unknown>(method: "GET" | "POST" | "PATCH", path: string, body?: object) => control<T>(simulator.url, method, path, body);
const misbehave = (kind: string, fields: object = {}) => tell("POST", "misbehave", { kind, path: "transfers", method: "POST", ...fields });
const held = async () => (await tell<{ transfers: { id: string; amount: number; reversed: boolean }[] }>("GET", "transfers")).transfers;
const order = (changes: Partial<TransferOrder> = {}): TransferOrder => ({
  idempotencyKey: "payout-1",
  amount: money(52_000n, "EUR"),
  destination,
  transferGroup: "payout-1",
  metadata: { payoutId: "1", "a[b]": "c&d=ё" },
  ...changes,
});

beforeAll(async () => {
  simulator = await startStripeSimulator({ port: 0, secretKey: "sk_test_right" });
});
afterAll(() => simulator.close());
beforeEach(async () => {
  await tell("POST", "reset");
  stripe = connect();
  ({ id: destination } = await stripe.createAccount({ creatorId: "c1", email: "mira@example.org", country: "DE", idempotencyKey: "account-c1" }));
});

describe("a creator's account", () => {
  it("is opened once however often it is asked for, and can receive", async () => {
    const again = await stripe.createAccount({ creatorId: "c1", email: "mira@example.org", country: "DE", idempotencyKey: "account-c1" });
    expect(again).toEqual({ id: destination, canReceive: true, canPayOut: true, missing: [], disabledReason: null });
    expect((await tell<{ accounts: unknown[] }>("GET", "accounts")).accounts).toHaveLength(1);
  });

  it("says what is missing until its form is completed", async () => {
    await tell("POST", "settings", { onboardAtOnce: false });
    const { id, canReceive, missing } = await stripe.createAccount({ creatorId: "c2", email: "b@example.org", country: "GB", idempotencyKey: "account-c2" });
    expect({ canReceive, missing: missing.length > 0 }).toEqual({ canReceive: false, missing: true });
    const form = await stripe.onboardingLink({ accountId: id, returnUrl: "https://fanfare.example/done", refreshUrl: "https://fanfare.example/again" });
    const done = await fetch(form, { method: "POST", redirect: "manual" });
    expect(done.headers.get("location")).toBe("https://fanfare.example/done");
    expect(await stripe.accountStatus(id)).toMatchObject({ canReceive: true, missing: [] });
  });

  it("is declined in words when its country or e-mail can't be used", async () => {
    const account = { creatorId: "c3", email: "b@example.org", country: "GB", idempotencyKey: "account-c3" };
    await expect(stripe.createAccount({ ...account, country: "Germany" })).rejects.toMatchObject({ code: "payments.declined", details: { reason: "country_code_invalid" } });
    await expect(stripe.createAccount({ ...account, email: "nobody" })).rejects.toMatchObject({ code: "payments.declined", details: { reason: "email_invalid" } });
  });
});

describe("a transfer", () => {
  it("moves the exact amount and is found again by its group", async () => {
    const transfer = await stripe.transfer(order());
    expect(transfer).toMatchObject({ amount: money(52_000n, "EUR"), reversed: money(0n, "EUR"), destination, transferGroup: "payout-1", metadata: { payoutId: "1" } });
    expect(await stripe.findTransfer("payout-1")).toEqual(transfer);
    expect(await stripe.findTransfer("payout-2")).toBeNull();
  });

  it("is made once however often it is ordered under one key, also at the same time", async () => {
    const settled = await Promise.allSettled(Array.from({ length: 10 }, () => stripe.transfer(order())));
    expect(settled.some(({ status }) => status === "fulfilled")).toBe(true);
    await stripe.transfer(order());
    expect(await held()).toHaveLength(1);
  });

  it("is unknown, not declined, when its key was used for something else", async () => {
    await stripe.transfer(order());
    await expect(stripe.transfer(order({ amount: money(52_001n, "EUR") }))).rejects.toMatchObject({ code: "payments.outcome-unknown", details: { reason: "idempotency_error" } });
    expect(await held()).toHaveLength(1);
  });

  it("is unknown while an earlier order under its key is still running", async () => {
    await misbehave("hang");
    const first = stripe.transfer(order());
    const running = expect(first).rejects.toMatchObject({ code: "payments.outcome-unknown" });
    await vi.waitFor(async () => expect((await tell<{ faults: unknown[] }>("GET", "state")).faults).toEqual([]));
    await expect(connect().transfer(order())).rejects.toMatchObject({ code: "payments.outcome-unknown", details: { reason: "idempotency_key_in_use" } });
    await simulatorForgetsConnections();
    await running;
    expect(await stripe.findTransfer("payout-1")).toBeNull();
  });

  it("can be taken back whole, once", async () => {
    const { id } = await stripe.transfer(order());
    const reversal = { transferId: id, idempotencyKey: "reversal-1", reason: "paid to the wrong creator" };
    await stripe.reverse(reversal);
    await stripe.reverse(reversal);
    expect(await stripe.findTransfer("payout-1")).toMatchObject({ reversed: money(52_000n, "EUR") });
    await expect(stripe.reverse({ ...reversal, idempotencyKey: "reversal-2" })).rejects.toMatchObject({ details: { reason: "transfer_already_reversed" } });
  });

  it("of a group that was paid twice is a conflict for a person", async () => {
    await stripe.transfer(order());
    await stripe.transfer(order({ idempotencyKey: "payout-1-again" }));
    await expect(stripe.findTransfer("payout-1")).rejects.toMatchObject({ kind: "conflict", code: "payments.paid-twice" });
  });

  it("that was taken back and made anew is found as the one that stands", async () => {
    const { id } = await stripe.transfer(order());
    await stripe.reverse({ transferId: id, idempotencyKey: "reversal-1", reason: "wrong amount" });
    const second = await stripe.transfer(order({ idempotencyKey: "payout-1-again" }));
    expect(await stripe.findTransfer("payout-1")).toMatchObject({ id: second.id });
  });
});

async function simulatorForgetsConnections(): Promise<void> {
  const { port } = new URL(simulator.url);
  await simulator.close();
  simulator = await startStripeSimulator({ port: Number(port), secretKey: "sk_test_right" });
}

describe("what the provider decides against", () => {
  it.each(["balance_insufficient", "insufficient_capabilities_for_transfer", "account_invalid", "transfers_not_allowed"])("%s is a decline with a sentence", async (code) => {
    await misbehave(code);
    await expect(stripe.transfer(order())).rejects.toMatchObject({ kind: "rule-broken", code: "payments.declined", details: { reason: code }, message: expect.stringMatching(/\.$/) });
    expect(await held()).toHaveLength(0);
    expect(guards.states()[0]).toMatchObject({ state: "closed" });
  });

  it("an empty balance is declined, and again under the same key when it is full: the answer is remembered", async () => {
    await tell("POST", "balance", { currency: "eur", available: 51_999 });
    await expect(stripe.transfer(order())).rejects.toMatchObject({ details: { reason: "balance_insufficient" } });
    await tell("POST", "balance", { currency: "eur", available: 52_000 });
    await expect(stripe.transfer(order())).rejects.toMatchObject({ details: { reason: "balance_insufficient" } });
    await expect(stripe.transfer(order({ idempotencyKey: "payout-1-again" }))).resolves.toMatchObject({ destination });
  });

  it("an account that can't receive, or that nobody knows, is declined", async () => {
    await tell("PATCH", `accounts/${destination}`, { transfers: "inactive" });
    await expect(stripe.transfer(order())).rejects.toMatchObject({ details: { reason: "insufficient_capabilities_for_transfer" } });
    await expect(stripe.transfer(order({ destination: "acct_unknown", idempotencyKey: "k2" }))).rejects.toMatchObject({ details: { reason: "resource_missing" } });
  });

  it("a wrong key and an amount that can't be are faults of ours", async () => {
    await expect(connect({ secretKey: "sk_test_wrong" }).transfer(order())).rejects.toMatchObject({ kind: "forbidden", code: "payments.provider-refused" });
    await expect(stripe.transfer(order({ amount: money(0n, "EUR") }))).rejects.toMatchObject({ code: "payments.provider-refused", details: { reason: "parameter_invalid_integer: amount" } });
  });
});

describe("an order whose outcome is unknown", () => {
  it.each(["server-error-after-effect", "hang-after-effect"])("%s: it is unknown, then found", async (kind) => {
    const patient = connect({ timeoutMs: kind.startsWith("hang") ? 150 : 10_000 });
    await misbehave(kind);
    await expect(patient.transfer(order())).rejects.toMatchObject({ kind: "unavailable", code: "payments.outcome-unknown" });
    expect(await stripe.findTransfer("payout-1")).toMatchObject({ amount: money(52_000n, "EUR") });
    expect(await held()).toHaveLength(1);
  });

  it.each(["server-error", "html", "cut-body", "not-json", "closed", "hang", "stalled-body"])("%s: it is unknown, not found, and ordered again under the same key", async (kind) => {
    const patient = connect({ timeoutMs: ["hang", "stalled-body"].includes(kind) ? 150 : 10_000 });
    await misbehave(kind);
    await expect(patient.transfer(order())).rejects.toMatchObject({ kind: "unavailable", code: "payments.outcome-unknown" });
    expect(await stripe.findTransfer("payout-1")).toBeNull();
    await vi.waitFor(() => stripe.transfer(order()));
    expect(await held()).toHaveLength(1);
  });

  it("a remembered failure comes back under its key, and says that it is a repetition", async () => {
    await misbehave("server-error-remembered");
    await expect(stripe.transfer(order())).rejects.toMatchObject({ code: "payments.outcome-unknown", details: { replayed: false } });
    await expect(stripe.transfer(order())).rejects.toMatchObject({ code: "payments.outcome-unknown", details: { replayed: true } });
    expect(await stripe.findTransfer("payout-1")).toBeNull();
  });
});

describe("a provider that is away", () => {
  it.each([undefined, 30])("429 with Retry-After %s moves nothing and is said to be so", async (retryAfterSeconds) => {
    await misbehave("rate-limited", { ...(retryAfterSeconds && { retryAfterSeconds }) });
    await expect(stripe.transfer(order())).rejects.toMatchObject({ code: "payments.provider-unavailable", retryAfterMs: retryAfterSeconds ? retryAfterSeconds * 1000 : null });
    expect(await held()).toHaveLength(0);
  });

  it("an order that can't be delivered is not unknown", async () => {
    const ended = await startStripeSimulator({ port: 0 });
    await ended.close();
    const away = createStripe({ baseUrl: ended.url, secretKey: "sk_test_right", guards: new Guards() });
    await expect(away.transfer(order())).rejects.toMatchObject({ code: "payments.provider-unavailable" });
  });

  it("after five failures no order goes out, and that is not unknown either", async () => {
    await misbehave("server-error", { times: 5 });
    for (let nth = 0; nth < 5; nth += 1) await expect(stripe.transfer(order())).rejects.toMatchObject({ code: "payments.outcome-unknown" });
    await expect(stripe.transfer(order())).rejects.toMatchObject({ code: "payments.provider-unavailable" });
    expect(guards.states()[0]).toMatchObject({ state: "open" });
    expect(await held()).toHaveLength(0);
  });

  it("reads are tried again by themselves", async () => {
    await tell("POST", "misbehave", { kind: "server-error", method: "GET", times: 2 });
    expect(await stripe.accountStatus(destination)).toMatchObject({ id: destination });
    await tell("POST", "misbehave", { kind: "not-json", method: "GET", times: 3 });
    await expect(stripe.accountStatus(destination)).rejects.toMatchObject({ code: "payments.provider-unavailable" });
  });
});

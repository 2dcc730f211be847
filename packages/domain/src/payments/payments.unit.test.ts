import { memoryPayments, type MemoryPayments } from "@fanfare/testing/memory/payments";
import { memoryProvider, type MemoryProvider, type TransferFault } from "@fanfare/testing/memory/payment-provider";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DomainError, idFrom, type Context, type Member, type SagaContext } from "../kernel/index.ts";
import { commitBudget, makeCancelPayout, makePayoutSaga, makeRecordDeposit, makeRetryPayout, makeSetUpPayoutAccount, payoutIdOf, releaseBudget, schedulePayout, verifyLedger } from "./index.ts";

const organizationId = idFrom("organization");
const campaignId = idFrom("campaign");
const owner: Member = { kind: "member", userId: idFrom("owner"), organizationId, role: "owner", name: "Olga" };
const trace = { correlationId: "test", causationId: null };
const asOwner: Context = { actor: owner, trace };
const creatorOf = (n: number) => idFrom("creator", String(n));
const collaborationOf = (n: number) => idFrom("collaboration", String(n));
const engagement = (n: number) => ({ organizationId, campaignId, collaborationId: collaborationOf(n), creatorId: creatorOf(n) });
const eur = (minor: number) => ({ minor: BigInt(minor), currency: "EUR" as const });

type World = { payments: MemoryPayments; provider: MemoryProvider };
const world = (): World => ({ payments: memoryPayments({ campaigns: [{ id: campaignId, currency: "EUR" }] }), provider: memoryProvider() });

const deposit = ({ payments }: World, minor: number, key = crypto.randomUUID() as string) =>
  makeRecordDeposit(payments)(asOwner, { campaignId, amount: { amount: String(minor), currency: "EUR" }, reference: "Invoice 7", receivedOn: "2026-04-30", idempotencyKey: key });
const commit = ({ payments }: World, n: number, minor: number) => payments.unitOfWork.run({}, asOwner, (tx) => commitBudget(tx, asOwner, engagement(n), eur(minor)));
const release = ({ payments }: World, n: number) => payments.unitOfWork.run({}, asOwner, (tx) => releaseBudget(tx, asOwner, engagement(n), "ended"));
const schedule = ({ payments }: World, n: number) =>
  payments.unitOfWork.run({}, asOwner, (tx) =>
    schedulePayout(tx, { ...engagement(n), campaignName: "Spring", brandName: "Acme", creatorName: "Mira", holdUntil: new Date("2026-05-01T00:00:00Z") }));
const setUpAccount = ({ payments, provider }: World, n: number) =>
  makeSetUpPayoutAccount({ ...payments, provider, returnUrl: "https://fanfare.example/creator/payments" })(
    { actor: { kind: "creator", userId: creatorOf(n), creatorId: creatorOf(n), name: "Mira" }, trace }, { holderName: "Mira Weber", country: "DE" });

/** Runs a payout's process as the runner does: until it waits, is parked or ends. `crash` loses what a step answered. */
async function runSaga({ payments, provider }: World, n: number, crash: () => boolean = () => false): Promise<string> {
  const saga = makePayoutSaga({ unitOfWork: payments.unitOfWork, provider });
  const state = { payoutId: payoutIdOf(collaborationOf(n)) };
  let attempt = 1;
  for (let index = 0; index < saga.steps.length; ) {
    const context: SagaContext = {
      actor: { kind: "system", name: "payments.payout", organizationId }, trace, sagaId: state.payoutId, organizationId, creatorId: creatorOf(n), attempt, now: payments.clock.now,
    };
    try {
      const outcome = await saga.steps[index]!.do(state, context);
      if (crash()) continue;
      if (outcome.kind !== "next") return outcome.kind;
      index += 1;
      attempt = 1;
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind !== "unavailable" || attempt >= saga.giveUpAfterAttempts) throw error;
      attempt += 1;
    }
  }
  return "completed";
}

async function verdict({ payments }: World) {
  const pages = async function* () {
    yield payments.store.postings;
  };
  return verifyLedger(pages(), [...payments.store.wallets.values()]);
}
const payoutOf = ({ payments }: World, n: number) => payments.store.payouts.get(payoutIdOf(collaborationOf(n)))!;

async function readyToPay(n = 1): Promise<World> {
  const here = world();
  await deposit(here, 100_000);
  await commit(here, n, 52_000);
  await schedule(here, n);
  await setUpAccount(here, n);
  return here;
}

describe("a campaign's wallet", () => {
  test("given a deposit sent twice under one key, it is recorded once", async () => {
    const here = world();
    const key = crypto.randomUUID();
    const first = await deposit(here, 100_000, key);
    expect(await deposit(here, 100_000, key)).toEqual({ id: first.id, version: first.version });
    expect(here.payments.store.wallets.get(campaignId)?.funded).toBe(100_000n);
  });

  test("given a key that was used for another amount, the second deposit is a conflict", async () => {
    const here = world();
    const key = crypto.randomUUID();
    await deposit(here, 100_000, key);
    await expect(deposit(here, 90_000, key)).rejects.toMatchObject({ kind: "conflict", code: "payments.posted-otherwise" });
  });

  test("given less free than an offer, committing says how much is free and what to do", async () => {
    const here = world();
    await deposit(here, 100_000);
    await commit(here, 1, 80_000);
    await expect(commit(here, 2, 52_000)).rejects.toMatchObject({ code: "payments.budget-exhausted", message: expect.stringContaining("Only 200.00 EUR") });
  });

  test("a manager can't record a deposit, and a day in the future is refused", async () => {
    const here = world();
    const record = makeRecordDeposit(here.payments);
    const input = { campaignId, amount: { amount: "100", currency: "EUR" as const }, reference: "x", receivedOn: "2026-04-30", idempotencyKey: crypto.randomUUID() };
    await expect(record({ ...asOwner, actor: { ...owner, role: "manager" } }, input)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(record(asOwner, { ...input, receivedOn: "2026-06-30" })).rejects.toMatchObject({ code: "payments.future-deposit" });
    await expect(record(asOwner, { ...input, amount: { amount: "100", currency: "USD" } })).rejects.toMatchObject({ code: "payments.wrong-currency" });
  });
});

describe("a payout", () => {
  test("given an account, the hold over and a willing provider, it is settled with one transfer", async () => {
    const here = await readyToPay();
    expect(await runSaga(here, 1)).toBe("completed");
    expect(here.provider.transfers).toHaveLength(1);
    expect(payoutOf(here, 1)).toMatchObject({ status: "settled", providerTransferId: "tr_1" });
    expect(here.payments.store.wallets.get(campaignId)).toMatchObject({ funded: 100_000n, committed: 0n, settled: 52_000n });
    expect((await verdict(here)).faults).toEqual([]);
  });

  test("before the hold is over it waits", async () => {
    const here = await readyToPay();
    here.payments.clock.now = new Date("2026-04-30T00:00:00Z");
    expect(await runSaga(here, 1)).toBe("wait");
    expect(here.provider.orders).toBe(0);
  });

  test("without an account it names the creator as who must act, and goes on by itself when the account is there", async () => {
    const here = world();
    await deposit(here, 100_000);
    await commit(here, 1, 52_000);
    await schedule(here, 1);
    expect(await runSaga(here, 1)).toBe("wait");
    expect(payoutOf(here, 1)).toMatchObject({ status: "parked", failure: { code: "no-payout-account", actor: "creator" } });
    await setUpAccount(here, 1);
    expect(here.payments.store.woken).toContain(creatorOf(1));
    expect(await runSaga(here, 1)).toBe("completed");
  });

  test("an account the provider does not accept yet waits for the creator", async () => {
    const here = await readyToPay();
    here.provider.isOnboarded = false;
    await setUpAccount(here, 1);
    expect(await runSaga(here, 1)).toBe("wait");
    expect(payoutOf(here, 1).failure).toMatchObject({ code: "payout-account-not-ready", actor: "creator" });
    here.provider.isOnboarded = true;
    expect(await runSaga(here, 1)).toBe("completed");
  });

  test("a declined transfer is given back in the ledger, parked with its cause, and paid once on retry", async () => {
    const here = await readyToPay();
    here.provider.faults = ["declined"];
    expect(await runSaga(here, 1)).toBe("park");
    expect(payoutOf(here, 1)).toMatchObject({ status: "parked", attempt: 2, failure: { code: "declined", actor: "owner", message: "The bank account has been closed." } });
    expect((await verdict(here)).faults).toEqual([]);
    await makeRetryPayout(here.payments)(asOwner, { payoutId: payoutOf(here, 1).id });
    await makeRetryPayout(here.payments)(asOwner, { payoutId: payoutOf(here, 1).id });
    expect(await runSaga(here, 1)).toBe("completed");
    expect(here.provider.transfers).toHaveLength(1);
  });

  test("a provider that never answers leaves the payout parked, and nobody can cancel it before the outcome is known", async () => {
    const here = await readyToPay();
    here.provider.faults = Array<TransferFault>(8).fill("lost-order");
    expect(await runSaga(here, 1)).toBe("park");
    expect(payoutOf(here, 1).failure?.code).toBe("outcome-unknown");
    const cancel = makeCancelPayout(here.payments)(asOwner, { payoutId: payoutOf(here, 1).id, reason: "Paid by hand" });
    await expect(cancel).rejects.toMatchObject({ code: "payments.outcome-unknown" });
    await makeRetryPayout(here.payments)(asOwner, { payoutId: payoutOf(here, 1).id });
    expect(await runSaga(here, 1)).toBe("completed");
    expect(here.provider.transfers).toHaveLength(1);
  });

  test("a failure the provider repeats for ever is answered with another order", async () => {
    const here = await readyToPay();
    here.provider.faults = ["replayed-failure"];
    expect(await runSaga(here, 1)).toBe("completed");
    expect(here.provider.transfers).toHaveLength(1);
    expect((await verdict(here)).faults).toEqual([]);
  });

  test("cancelled while parked, its amount is free again and its process ends", async () => {
    const here = await readyToPay();
    here.provider.faults = ["declined"];
    await runSaga(here, 1);
    await makeCancelPayout(here.payments)(asOwner, { payoutId: payoutOf(here, 1).id, reason: "Paid by hand" });
    expect(await runSaga(here, 1)).toBe("compensate");
    expect(here.payments.store.wallets.get(campaignId)).toMatchObject({ committed: 0n, settled: 0n });
    expect((await verdict(here)).faults).toEqual([]);
  });

  test("whatever is lost and whenever the process dies, there is one transfer and the ledger agrees", async () => {
    const fault = fc.constantFrom<TransferFault>("lost-answer", "lost-order", "unavailable", "replayed-failure");
    await fc.assert(
      fc.asyncProperty(fc.array(fault, { maxLength: 6 }), fc.array(fc.boolean(), { maxLength: 12 }), async (faults, crashes) => {
        const here = await readyToPay();
        here.provider.faults = [...faults];
        const left = [...crashes];
        expect(await runSaga(here, 1, () => left.shift() ?? false)).toBe("completed");
        expect(here.provider.transfers).toHaveLength(1);
        expect(payoutOf(here, 1).status).toBe("settled");
        expect((await verdict(here)).faults).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

type Move = { what: "deposit" | "commit" | "release" | "schedule" | "account" | "pay" | "cancel" | "retry"; n: number; minor: number; fault: TransferFault | null };

async function play(here: World, { what, n, minor, fault }: Move): Promise<void> {
  if (fault) here.provider.faults.push(fault);
  const payoutId = payoutIdOf(collaborationOf(n));
  switch (what) {
    case "deposit": return void (await deposit(here, minor));
    case "commit": return commit(here, n, minor);
    case "release": return here.payments.store.payouts.has(payoutId) ? undefined : release(here, n);
    case "schedule": return void (await schedule(here, n));
    case "account": return void (await setUpAccount(here, n));
    case "pay": return here.payments.store.payouts.has(payoutId) ? void (await runSaga(here, n)) : undefined;
    case "cancel": return void (await makeCancelPayout(here.payments)(asOwner, { payoutId, reason: "no longer" }));
    case "retry": return void (await makeRetryPayout(here.payments)(asOwner, { payoutId }));
  }
}

test("any sequence of commands keeps funded at or above committed and settled, and the wallet equal to the fold of its entries", async () => {
  const move: fc.Arbitrary<Move> = fc.record({
    what: fc.constantFrom("deposit", "commit", "release", "schedule", "account", "pay", "cancel", "retry"),
    n: fc.integer({ min: 1, max: 4 }),
    minor: fc.integer({ min: 1, max: 60_000 }),
    fault: fc.option(fc.constantFrom<TransferFault>("lost-answer", "lost-order", "unavailable", "declined", "replayed-failure"), { freq: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(move, { maxLength: 40 }), async (moves) => {
      const here = world();
      for (const one of moves) {
        await play(here, one).catch((error: unknown) => {
          if (!(error instanceof DomainError)) throw error;
        });
        const wallet = here.payments.store.wallets.get(campaignId);
        if (wallet) expect(wallet.funded >= wallet.committed + wallet.settled).toBe(true);
      }
      expect((await verdict(here)).faults).toEqual([]);
      const groups = here.provider.transfers.map(({ transferGroup }) => transferGroup);
      expect(new Set(groups).size).toBe(groups.length);
    }),
    { numRuns: 150 },
  );
});

describe("the verifier of the ledger", () => {
  const tampered = async (change: (here: World) => void) => {
    const here = await readyToPay();
    change(here);
    return (await verdict(here)).faults.map(({ code }) => code);
  };

  test("finds a posting that was changed, removed, or put out of balance, and a wallet that differs", async () => {
    const edit = (here: World, minor: bigint) => {
      const posting = here.payments.store.postings[0]!;
      here.payments.store.postings[0] = { ...posting, entries: posting.entries.map((entry, index) => (index === 1 ? { ...entry, amount: { ...entry.amount, minor } } : entry)) };
    };
    expect(await tampered((here) => edit(here, 1n))).toEqual(expect.arrayContaining(["ledger.changed", "ledger.unbalanced"]));
    expect(await tampered((here) => here.payments.store.postings.shift())).toEqual(expect.arrayContaining(["ledger.gap", "ledger.broken-chain", "ledger.wallet-differs"]));
    expect(await tampered((here) => here.payments.store.wallets.set(campaignId, { ...here.payments.store.wallets.get(campaignId)!, committed: 0n }))).toEqual(["ledger.wallet-differs"]);
  });
});

import type { PayoutFailure } from "@fanfare/contracts/payments";
import { compensate, next, park, wait, type Saga, type SagaContext, type StepOutcome, type UnitOfWork } from "../../kernel/index.ts";
import { statusOf } from "../commands/set-up-payout-account.ts";
import { becomePayable, noteReturned, noteTransfer, orderKey, parkPayout, settlePayout, startTransfer, type Payout } from "../payout.ts";
import type { PaymentsRepositories } from "../ports.ts";
import * as postings from "../postings.ts";
import { PaymentDeclined, PaymentOutcomeUnknown, PaymentProviderRefused, PaymentProviderUnavailable } from "../provider.errors.ts";
import type { PaymentProvider, ProviderTransfer } from "../provider.port.ts";

export type PayoutSagaState = { payoutId: string };
type Deps = { unitOfWork: UnitOfWork<PaymentsRepositories>; provider: PaymentProvider };
type Outcome = StepOutcome<PayoutSagaState>;

const giveUpAfterAttempts = 8;
/** How long a payout that needs the creator's account sleeps; setting the account up wakes it before. */
const accountCheckMs = 6 * 3_600_000;

/** Pays one creator for one collaboration: hold ends, payable, transfer at the provider, settled. */
export function makePayoutSaga(deps: Deps): Saga<PayoutSagaState> {
  return {
    name: "payments.payout",
    giveUpAfterAttempts,
    steps: [
      { name: "hold-ends", do: (state, context) => holdEnds(deps, state, context) },
      { name: "post-payable", do: (state, context) => postPayable(deps, state, context) },
      { name: "transfer", do: (state, context) => transfer(deps, state, context) },
      { name: "settle", do: (state, context) => settle(deps, state, context) },
    ],
  };
}

const inOrganization = (context: SagaContext) => ({ organizationId: context.organizationId });
const wasCancelled = (state: PayoutSagaState): Outcome => compensate(state, "The payout was cancelled.");

async function holdEnds({ unitOfWork }: Deps, state: PayoutSagaState, context: SagaContext): Promise<Outcome> {
  const payout = await unitOfWork.run(inOrganization(context), context, (tx) => tx.payouts.get(state.payoutId));
  if (payout.status === "cancelled") return wasCancelled(state);
  return payout.holdUntil > context.now ? wait(state, payout.holdUntil, "The hold period is not over.") : next(state);
}

function postPayable({ unitOfWork }: Deps, state: PayoutSagaState, context: SagaContext): Promise<Outcome> {
  return unitOfWork.run(inOrganization(context), context, async (tx) => {
    const payout = await tx.payouts.get(state.payoutId);
    if (payout.status === "cancelled") return wasCancelled(state);
    if (payout.isOwed) return next(state);
    await tx.ledger.post(postings.payable({ context, at: tx.at }, payout));
    await tx.payouts.save(becomePayable(payout, tx.at));
    return next(state);
  });
}

async function transfer(deps: Deps, state: PayoutSagaState, context: SagaContext): Promise<Outcome> {
  const account = await readyAccount(deps, context);
  if ("code" in account) {
    const parked = await standStill(deps, state, context, account);
    return parked.status === "cancelled" ? wasCancelled(state) : wait(state, new Date(context.now.getTime() + accountCheckMs), account.message);
  }
  const payout = await begin(deps, state, context);
  if (payout.status === "cancelled") return wasCancelled(state);
  if (payout.providerTransferId) return next(state);
  try {
    const done = await orderOnce(deps.provider, payout, account.destination);
    await change(deps, state, context, (current) => noteTransfer(current, done.id));
    return next(state);
  } catch (error) {
    return transferFailed(deps, state, context, error);
  }
}

/** The account money can be sent to, or why there is none yet. Only the creator's own scope may read it. */
async function readyAccount({ unitOfWork, provider }: Deps, context: SagaContext): Promise<{ destination: string } | PayoutFailure> {
  const creatorId = context.creatorId ?? "";
  const account = await unitOfWork.run({ creatorId }, context, (tx) => tx.payoutAccounts.find(creatorId));
  if (!account) return { code: "no-payout-account", actor: "creator", message: "The creator has not set up an account to be paid to. The payout goes on by itself when they have." };
  if (account.status === "enabled") return { destination: account.providerAccountId };
  const status = statusOf(await provider.accountStatus(account.providerAccountId));
  if (status !== "enabled") return { code: "payout-account-not-ready", actor: "creator", message: "The payment provider still wants something from the creator before money can be sent. The payout goes on by itself when they have given it." };
  await unitOfWork.run({ creatorId }, context, (tx) => tx.payoutAccounts.save({ ...account, status }, tx.at));
  return { destination: account.providerAccountId };
}

/** Notes in the ledger that the money is about to leave, before anything leaves. */
function begin({ unitOfWork }: Deps, state: PayoutSagaState, context: SagaContext): Promise<Payout> {
  return unitOfWork.run(inOrganization(context), context, async (tx) => {
    const payout = await tx.payouts.get(state.payoutId);
    if (payout.status === "cancelled" || payout.status === "transferring") return payout;
    const started = startTransfer(payout, tx.at);
    await tx.ledger.post(postings.transfer({ context, at: tx.at }, payout));
    await tx.payouts.save(started);
    return { ...started, version: started.version + 1 };
  });
}

/** An earlier order may have had its effect although nobody heard of it, so the provider is asked first. */
async function orderOnce(provider: PaymentProvider, payout: Payout, destination: string): Promise<ProviderTransfer> {
  const found = await provider.findTransfer(payout.id);
  if (found && stands(found)) return found;
  const made = await provider.transfer({
    idempotencyKey: orderKey(payout),
    amount: payout.amount,
    destination,
    transferGroup: payout.id,
    metadata: { payoutId: payout.id, collaborationId: payout.collaborationId },
  });
  if (!stands(made)) throw new PaymentDeclined("reversed", "The payment provider took this transfer back. Find out why, then try again to send it anew.");
  return made;
}

const stands = (transfer: ProviderTransfer): boolean => transfer.reversed.minor === 0n;

async function transferFailed(deps: Deps, state: PayoutSagaState, context: SagaContext, error: unknown): Promise<Outcome> {
  const isLast = context.attempt >= giveUpAfterAttempts;
  if (error instanceof PaymentDeclined) return giveBack(deps, state, context, { code: "declined", actor: "owner", message: error.message });
  if (error instanceof PaymentProviderRefused) return giveBack(deps, state, context, { code: "provider-refused", actor: "operator", message: error.message });
  // An order of an earlier attempt may have had its effect while the provider was away, so nothing is given back.
  if (error instanceof PaymentProviderUnavailable && isLast) return parkUnknown(deps, state, context, error.message);
  if (error instanceof PaymentOutcomeUnknown) {
    const found = await deps.provider.findTransfer(state.payoutId).catch(() => undefined);
    if (found && stands(found)) {
      await change(deps, state, context, (current) => noteTransfer(current, found.id));
      return next(state);
    }
    // The provider repeats a failure it has recorded: nothing moved, and only another order can succeed.
    if (found !== undefined && error.details.replayed === true) await returnToPayable(deps, state, context, error.message);
    if (isLast) return parkUnknown(deps, state, context, error.message);
  }
  throw error;
}

/** Nobody knows whether the money left: it stays noted as on its way until somebody tries again, which asks first. */
async function parkUnknown(deps: Deps, state: PayoutSagaState, context: SagaContext, message: string): Promise<Outcome> {
  await standStill(deps, state, context, { code: "outcome-unknown", actor: "owner", message });
  return park(state, message);
}

/** Nothing was moved: the amount is owed again, and somebody has to act before the next try. */
async function giveBack(deps: Deps, state: PayoutSagaState, context: SagaContext, failure: PayoutFailure): Promise<Outcome> {
  await returnToPayable(deps, state, context, failure.message);
  await standStill(deps, state, context, failure);
  return park(state, failure.message);
}

function returnToPayable({ unitOfWork }: Deps, state: PayoutSagaState, context: SagaContext, reason: string): Promise<void> {
  return unitOfWork.run(inOrganization(context), context, async (tx) => {
    const payout = await tx.payouts.get(state.payoutId);
    if (payout.status !== "transferring") return;
    await tx.ledger.post(postings.returned({ context, at: tx.at }, payout, reason));
    await tx.payouts.save(noteReturned(payout, tx.at, reason));
  });
}

function standStill({ unitOfWork }: Deps, state: PayoutSagaState, context: SagaContext, failure: PayoutFailure): Promise<Payout> {
  return unitOfWork.run(inOrganization(context), context, async (tx) => {
    const payout = await tx.payouts.get(state.payoutId);
    if (payout.status === "cancelled") return payout;
    const decided = parkPayout(payout, failure, tx.at);
    if (decided.facts.length > 0) {
      await tx.payouts.save(decided.state);
      await tx.outbox.append(decided.facts, payout.version + 1);
    }
    return decided.state;
  });
}

function change({ unitOfWork }: Deps, state: PayoutSagaState, context: SagaContext, decide: (payout: Payout) => Payout): Promise<void> {
  return unitOfWork.run(inOrganization(context), context, async (tx) => tx.payouts.save(decide(await tx.payouts.get(state.payoutId))));
}

function settle({ unitOfWork }: Deps, state: PayoutSagaState, context: SagaContext): Promise<Outcome> {
  return unitOfWork.run(inOrganization(context), context, async (tx) => {
    const payout = await tx.payouts.get(state.payoutId);
    if (payout.status === "settled") return next(state);
    const { state: settled, facts } = settlePayout(payout, tx.at);
    await tx.payouts.save(settled);
    await tx.wallets.settle(payout.campaignId, payout.amount, tx.at);
    await tx.commitments.end(payout.collaborationId, "settled", tx.at);
    await tx.ledger.post(postings.settle({ context, at: tx.at }, payout));
    await tx.outbox.append(facts, payout.version + 1);
    return next(state);
  });
}

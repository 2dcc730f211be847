import { currencyExponents, type Currency } from "@fanfare/contracts/money";
import { event, money, ruleBroken, toWire, type Context, type DomainEvent, type Money, type Transaction } from "../kernel/index.ts";
import type { Commitment, PaymentsRepositories, Wallet } from "./ports.ts";
import * as postings from "./postings.ts";

type Tx = PaymentsRepositories & Transaction;
type Engagement = { organizationId: string; campaignId: string; collaborationId: string; creatorId: string };

/** What is neither committed nor paid, in minor units. */
export const freeOf = (wallet: Wallet): bigint => wallet.funded - wallet.committed - wallet.settled;

/**
 * Takes an agreed amount out of what is free, in the caller's transaction. Committing the same collaboration again
 * changes nothing. Throws `payments.budget-exhausted` when less than the amount is free.
 */
export async function commitBudget(tx: Tx, context: Context, engagement: Engagement, amount: Money): Promise<void> {
  if (await tx.commitments.find(engagement.collaborationId)) return;
  const wallet = await tx.wallets.commit(engagement.campaignId, amount, tx.at);
  if (!wallet) throw budgetExhausted(context, await tx.wallets.find(engagement.campaignId), amount);
  await tx.commitments.add({ ...engagement, amount, status: "committed" }, wallet.id, tx.at);
  await tx.ledger.post(postings.commit({ context, at: tx.at }, engagement, amount));
  await tx.outbox.append([budgetFact("payments.budget-committed.v1", wallet, engagement, amount)], wallet.version);
}

/** Frees what was committed for a collaboration and is not owed. Nothing committed, or freed before: nothing happens. */
export async function releaseBudget(tx: Tx, context: Context, engagement: Engagement, reason: string): Promise<void> {
  const commitment = await tx.commitments.find(engagement.collaborationId);
  if (commitment?.status !== "committed") return;
  const wallet = await tx.wallets.release(engagement.campaignId, commitment.amount, tx.at);
  await tx.commitments.end(engagement.collaborationId, "released", tx.at);
  await tx.ledger.post(postings.release({ context, at: tx.at }, engagement, commitment.amount, reason));
  await tx.outbox.append([budgetFact("payments.budget-released.v1", wallet, engagement, commitment.amount)], wallet.version);
}

/** What is free in a campaign's wallet, and what it was funded with; null before the first deposit. */
export async function findBudget(tx: Pick<PaymentsRepositories, "wallets">, campaignId: string): Promise<{ funded: Money; free: Money } | null> {
  const wallet = await tx.wallets.find(campaignId);
  return wallet && { funded: money(wallet.funded, wallet.currency), free: money(freeOf(wallet), wallet.currency) };
}

/** What is committed for a collaboration, or null. */
export const findCommitment = (tx: Pick<PaymentsRepositories, "commitments">, collaborationId: string): Promise<Commitment | null> => tx.commitments.find(collaborationId);

function budgetFact(type: "payments.budget-committed.v1" | "payments.budget-released.v1", wallet: Wallet, engagement: Engagement, amount: Money): DomainEvent {
  const { organizationId, campaignId, collaborationId } = engagement;
  return event(type, { aggregateId: wallet.id, organizationId }, { campaignId, collaborationId, amount: toWire(amount) });
}

function budgetExhausted(context: Context, wallet: Wallet | null, wanted: Money) {
  // A creator learns that the money is short, not how much a brand has.
  if (context.actor.kind === "creator") {
    return ruleBroken(
      "payments.budget-exhausted",
      "The campaign's free budget does not cover this offer just now, so nothing is agreed. The brand has to add funds first; the offer stays open until it lapses.",
    );
  }
  const free = wallet?.currency === wanted.currency ? freeOf(wallet) : 0n;
  return ruleBroken(
    "payments.budget-exhausted",
    `Only ${inWords(free, wanted.currency)} of this campaign's money is free, and the offer is ${inWords(wanted.minor, wanted.currency)}. Record a deposit for the campaign, or agree on less.`,
    { freeMinor: free.toString(), wantedMinor: wanted.minor.toString(), currency: wanted.currency },
  );
}

/** An amount in a sentence: `1250.00 EUR`. */
function inWords(minor: bigint, currency: Currency): string {
  const exponent = currencyExponents[currency];
  const digits = minor.toString().padStart(exponent + 1, "0");
  return exponent === 0 ? `${digits} ${currency}` : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)} ${currency}`;
}

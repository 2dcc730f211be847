import { createHash } from "node:crypto";
import type { AccountKind, PostingKind } from "@fanfare/contracts/payments";
import { DomainError, type Money } from "../kernel/index.ts";

/** An account is named by what it is for; the same name is the same account. */
export type Account = { kind: AccountKind; campaignId: string; creatorId: string | null };

/** What one posting does to one account: `minor` above zero came in, below zero went out. */
export type Entry = Account & { amount: Money };

/** A movement of money, all of it or nothing. `key` is unique in the organization: the same key posts once. */
export type Posting = {
  organizationId: string;
  key: string;
  kind: PostingKind;
  reference: string;
  campaignId: string;
  collaborationId: string | null;
  payoutId: string | null;
  postedBy: string;
  postedAt: Date;
  entries: readonly Entry[];
};

/** A posting in its place in the chain. */
export type ChainedPosting = Posting & { number: bigint; previousHash: string; hash: string };

/** What the first posting of an organization points back to. */
export const genesisHash = "0".repeat(64);

/** The entries of a movement of `amount` between two accounts. */
export function move(amount: Money, from: Account, to: Account): Entry[] {
  if (amount.minor <= 0n) throw new DomainError("invalid", "payments.nothing-to-move", "A posting moves an amount greater than zero.");
  return [
    { ...from, amount: { ...amount, minor: -amount.minor } },
    { ...to, amount },
  ];
}

/** Whether the entries of each currency sum to zero. */
export function isBalanced(entries: readonly Entry[]): boolean {
  const sums = new Map<string, bigint>();
  for (const { amount } of entries) sums.set(amount.currency, (sums.get(amount.currency) ?? 0n) + amount.minor);
  return entries.length > 1 && [...sums.values()].every((sum) => sum === 0n);
}

/** SHA-256 in hex over the posting's content and the hash before it, so that no posting can be changed, removed or moved unseen. */
export function postingHash(previousHash: string, number: bigint, posting: Posting): string {
  const content = [
    previousHash, posting.organizationId, number.toString(), posting.key, posting.kind, posting.reference, posting.campaignId,
    posting.collaborationId, posting.payoutId, posting.postedBy, posting.postedAt.toISOString(),
    posting.entries.map((entry) => [entry.kind, entry.campaignId, entry.creatorId, entry.amount.currency, entry.amount.minor.toString()]),
  ];
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}

/** Whether two postings under one key say the same; `postedAt` and `postedBy` may differ, as a repeat comes later. */
export function saysTheSame(a: Posting, b: Posting): boolean {
  const content = (posting: Posting) =>
    JSON.stringify([posting.kind, posting.reference, posting.campaignId, posting.collaborationId, posting.payoutId,
      posting.entries.map((entry) => [entry.kind, entry.campaignId, entry.creatorId, entry.amount.currency, entry.amount.minor.toString()])]);
  return content(a) === content(b);
}

/** What a campaign's entries say its wallet holds, in minor units of one currency. */
export type WalletBalances = { funded: bigint; committed: bigint; settled: bigint };

/** The wallet that follows from the ledger: what is owed or on its way is still committed, until it is paid out. */
export function foldWallet(before: WalletBalances, entry: Entry): WalletBalances {
  const minor = entry.amount.minor;
  switch (entry.kind) {
    case "bank":
      return { ...before, funded: before.funded - minor };
    case "campaign-funds":
      return before;
    case "committed":
    case "creator-payable":
    case "transfer-clearing":
      return { ...before, committed: before.committed + minor };
    case "paid-out":
      return { ...before, settled: before.settled + minor };
  }
}

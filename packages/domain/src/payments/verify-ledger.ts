import type { LedgerVerdict } from "@fanfare/contracts/payments";
import { foldWallet, genesisHash, isBalanced, postingHash, type ChainedPosting, type WalletBalances } from "./ledger.ts";
import type { Wallet } from "./ports.ts";

type Fault = LedgerVerdict["faults"][number];
type Walk = { number: bigint; hash: string; entries: number; wallets: Map<string, WalletBalances>; faults: Fault[] };

/**
 * Checks an organization's whole ledger: every posting sums to zero, numbers have no gap, each hash covers its
 * content and the hash before it, and every wallet is what its entries add up to and never overdrawn.
 * Postings come in the order of their numbers, in pages of any size.
 */
export async function verifyLedger(pages: AsyncIterable<readonly ChainedPosting[]>, wallets: readonly Wallet[]): Promise<LedgerVerdict> {
  const walk: Walk = { number: 0n, hash: genesisHash, entries: 0, wallets: new Map(), faults: [] };
  for await (const page of pages) for (const posting of page) step(walk, posting);
  compareWallets(walk, wallets);
  return { postings: Number(walk.number), entries: walk.entries, head: walk.hash, faults: walk.faults };
}

function step(walk: Walk, posting: ChainedPosting): void {
  const name = `Posting ${posting.number} (${posting.key})`;
  const fault = (code: string, message: string) => walk.faults.push({ code, message });
  if (posting.number !== walk.number + 1n) fault("ledger.gap", `${name} follows number ${walk.number}: postings between them are missing.`);
  if (posting.previousHash !== walk.hash) fault("ledger.broken-chain", `${name} does not follow the posting before it.`);
  if (posting.hash !== postingHash(posting.previousHash, posting.number, posting)) fault("ledger.changed", `${name} was changed after it was posted.`);
  if (!isBalanced(posting.entries)) fault("ledger.unbalanced", `The entries of ${name} do not sum to zero.`);
  for (const entry of posting.entries) {
    const before = walk.wallets.get(entry.campaignId) ?? { funded: 0n, committed: 0n, settled: 0n };
    walk.wallets.set(entry.campaignId, foldWallet(before, entry));
  }
  walk.number = posting.number;
  walk.hash = posting.hash;
  walk.entries += posting.entries.length;
}

function compareWallets(walk: Walk, wallets: readonly Wallet[]): void {
  const known = new Set(wallets.map((wallet) => wallet.campaignId));
  for (const campaignId of walk.wallets.keys()) {
    if (!known.has(campaignId)) walk.faults.push({ code: "ledger.no-wallet", message: `Campaign ${campaignId} has entries but no wallet.` });
  }
  for (const wallet of wallets) {
    const folded = walk.wallets.get(wallet.campaignId) ?? { funded: 0n, committed: 0n, settled: 0n };
    for (const part of ["funded", "committed", "settled"] as const) {
      if (folded[part] !== wallet[part]) {
        walk.faults.push({ code: "ledger.wallet-differs", message: `The wallet of campaign ${wallet.campaignId} says ${part} ${wallet[part]}, its entries say ${folded[part]}.` });
      }
    }
    if (folded.funded < folded.committed + folded.settled) {
      walk.faults.push({ code: "ledger.overdrawn", message: `Campaign ${wallet.campaignId} has promised more than it was funded with.` });
    }
  }
}

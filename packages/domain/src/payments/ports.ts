import type { Currency } from "@fanfare/contracts/money";
import type { Money } from "../kernel/index.ts";
import type { Posting } from "./ledger.ts";
import type { Payout } from "./payout.ts";

/** What a campaign has, in minor units of its currency. The database keeps `funded >= committed + settled`. */
export type Wallet = { id: string; organizationId: string; campaignId: string; currency: Currency; funded: bigint; committed: bigint; settled: bigint; version: number };

export type Commitment = { collaborationId: string; organizationId: string; campaignId: string; amount: Money; status: "committed" | "released" | "settled" };

export type PayoutAccount = { creatorId: string; providerAccountId: string; holderName: string; country: string; status: "pending" | "enabled" | "restricted"; version: number };

/** Each change is one guarded statement, so two at the same instant can't both take the last of the money. */
export type Wallets = {
  find(campaignId: string): Promise<Wallet | null>;
  /**
   * The wallet, opened at the first deposit and held until the transaction ends. Whoever changes a wallet and posts
   * holds the wallet first, so that two of them wait for each other and never in a circle.
   */
  hold(organizationId: string, campaignId: string, currency: Currency, at: Date): Promise<Wallet>;
  raiseFunded(campaignId: string, amount: Money, at: Date): Promise<Wallet>;
  /** Null when less than the amount is free. */
  commit(campaignId: string, amount: Money, at: Date): Promise<Wallet | null>;
  release(campaignId: string, amount: Money, at: Date): Promise<Wallet>;
  settle(campaignId: string, amount: Money, at: Date): Promise<Wallet>;
};

export type Commitments = {
  find(collaborationId: string): Promise<Commitment | null>;
  add(commitment: Commitment, walletId: string, at: Date): Promise<void>;
  end(collaborationId: string, status: "released" | "settled", at: Date): Promise<void>;
};

export type Ledger = {
  /**
   * Puts a posting at the end of the organization's chain; one at a time in an organization. The same key with the
   * same content is answered with false and posts nothing; with another content it is a conflict.
   */
  post(posting: Posting): Promise<boolean>;
};

export type Payouts = {
  /** Held until the transaction ends, so that two who decide about the same payout do so one after the other. */
  get(id: string): Promise<Payout>;
  find(id: string): Promise<Payout | null>;
  insert(payout: Payout): Promise<void>;
  save(payout: Payout): Promise<void>;
};

export type PayoutAccounts = {
  find(creatorId: string): Promise<PayoutAccount | null>;
  insert(account: PayoutAccount, at: Date): Promise<void>;
  save(account: PayoutAccount, at: Date): Promise<void>;
};

/** Wakes payout processes that wait or were parked, so that they look again at once. */
export type PayoutProcesses = {
  wake(payoutId: string, at: Date): Promise<void>;
  wakeOfCreator(creatorId: string, at: Date): Promise<void>;
};

/** Where the provider writes to a creator. */
export type Payees = { emailOf(creatorId: string): Promise<string | null> };

/** What payments need to know of a campaign: what it is called and what it is paid in. */
export type FundedCampaigns = { find(campaignId: string): Promise<{ id: string; name: string; currency: Currency; status: string } | null> };

export type PaymentsRepositories = {
  wallets: Wallets;
  commitments: Commitments;
  ledger: Ledger;
  payouts: Payouts;
  payoutAccounts: PayoutAccounts;
  payoutProcesses: PayoutProcesses;
  payees: Payees;
  fundedCampaigns: FundedCampaigns;
};

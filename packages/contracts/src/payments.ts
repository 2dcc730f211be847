import { z } from "zod";
import { Id, Receipt } from "./ids.ts";
import { Currency, Money, PositiveMoney } from "./money.ts";
import { CountryCode } from "./platforms.ts";

/**
 * The accounts of the ledger, in the order money moves through them. `bank` stands for the world outside: its balance
 * is what came in, with a minus; every other balance is what lies there now.
 */
export const accountKinds = ["bank", "campaign-funds", "committed", "creator-payable", "transfer-clearing", "paid-out"] as const;
export const AccountKind = z.enum(accountKinds);
export type AccountKind = z.infer<typeof AccountKind>;

export const postingKinds = ["deposit", "commit", "release", "payable", "transfer", "settle", "reverse"] as const;
export const PostingKind = z.enum(postingKinds);
export type PostingKind = z.infer<typeof PostingKind>;

export const payoutStatuses = ["on-hold", "payable", "transferring", "settled", "parked", "cancelled"] as const;
export const PayoutStatus = z.enum(payoutStatuses);
export type PayoutStatus = z.infer<typeof PayoutStatus>;

/** Why a payout stands still, and who can make it go on. */
export const payoutFailureCodes = ["no-payout-account", "payout-account-not-ready", "declined", "provider-refused", "provider-unavailable", "outcome-unknown"] as const;
export const PayoutFailure = z.strictObject({
  code: z.enum(payoutFailureCodes),
  message: z.string(),
  actor: z.enum(["creator", "owner", "operator"]),
});
export type PayoutFailure = z.infer<typeof PayoutFailure>;

export const payoutStepNames = ["scheduled", "hold-ended", "payable", "sent", "settled", "parked", "resumed", "returned", "cancelled"] as const;
export const PayoutStep = z.strictObject({ name: z.enum(payoutStepNames), at: z.iso.datetime(), note: z.string() });
export type PayoutStep = z.infer<typeof PayoutStep>;

/** A key the form makes once when it opens: the same deposit sent twice is recorded once. */
export const IdempotencyKey = z.uuid();

export const RecordDepositInput = z.strictObject({
  campaignId: Id,
  amount: PositiveMoney,
  reference: z.string().trim().min(1, "Say which transfer it is: the bank's reference.").max(140),
  receivedOn: z.iso.date("Give the day the money arrived."),
  idempotencyKey: IdempotencyKey,
});
export type RecordDepositInput = z.infer<typeof RecordDepositInput>;

export const PayoutIdInput = z.strictObject({ payoutId: Id });
export type PayoutIdInput = z.infer<typeof PayoutIdInput>;
export const CancelPayoutInput = z.strictObject({ payoutId: Id, reason: z.string().trim().min(3, "Give the reason: the creator reads it.").max(500) });
export type CancelPayoutInput = z.infer<typeof CancelPayoutInput>;

export const SetUpPayoutAccountInput = z.strictObject({ holderName: z.string().trim().min(2, "Give the name the account is under.").max(120), country: CountryCode });
export type SetUpPayoutAccountInput = z.infer<typeof SetUpPayoutAccountInput>;
/** `onboardingUrl` is the provider's own form for what is still missing; null when nothing is. */
export const PayoutAccountReceipt = z.strictObject({ ...Receipt.shape, onboardingUrl: z.url().nullable() });
export type PayoutAccountReceipt = z.infer<typeof PayoutAccountReceipt>;

export const PayoutAccountView = z.strictObject({
  holderName: z.string(),
  country: z.string(),
  status: z.enum(["pending", "enabled", "restricted"]),
  createdAt: z.iso.datetime(),
});
export type PayoutAccountView = z.infer<typeof PayoutAccountView>;

/** What a campaign has, in one currency: `free = funded - committed - settled`, and is never below zero. */
export const WalletView = z.strictObject({
  campaignId: Id,
  campaignName: z.string(),
  campaignStatus: z.string(),
  budget: Money,
  funded: Money,
  committed: Money,
  settled: Money,
  free: Money,
});
export type WalletView = z.infer<typeof WalletView>;

export const CampaignIdInput = z.strictObject({ campaignId: Id });
export const FindWalletsInput = z.strictObject({});
export const WalletsView = z.strictObject({ wallets: z.array(WalletView) });
export type WalletsView = z.infer<typeof WalletsView>;

export const FindPayoutsInput = z.strictObject({ campaignId: Id.nullable().default(null), status: PayoutStatus.nullable().default(null) });
export type FindPayoutsInput = z.infer<typeof FindPayoutsInput>;
export const PayoutView = z.strictObject({
  id: Id,
  campaignId: Id,
  campaignName: z.string(),
  brandName: z.string(),
  creatorId: Id,
  creatorName: z.string(),
  collaborationId: Id,
  amount: Money,
  status: PayoutStatus,
  holdUntil: z.iso.datetime(),
  failure: PayoutFailure.nullable(),
  steps: z.array(PayoutStep),
  settledAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  version: z.int(),
});
export type PayoutView = z.infer<typeof PayoutView>;
export const PayoutsView = z.strictObject({ payouts: z.array(PayoutView) });

export const StatementInput = z
  .strictObject({
    campaignId: Id.nullable().default(null),
    currency: Currency.nullable().default(null),
    from: z.iso.date().nullable().default(null),
    to: z.iso.date().nullable().default(null),
    account: AccountKind.nullable().default(null),
    payoutId: Id.nullable().default(null),
  })
  .refine((input) => input.from === null || input.to === null || input.from <= input.to, { message: "The period ends before it begins.", path: ["to"] });
export type StatementInput = z.infer<typeof StatementInput>;

export const EntryView = z.strictObject({ account: AccountKind, campaignName: z.string(), creatorName: z.string().nullable(), amount: Money });
export const PostingView = z.strictObject({
  id: Id,
  /** Counts from 1 within the organization, without gaps. */
  number: z.string(),
  kind: PostingKind,
  reference: z.string(),
  postedAt: z.iso.datetime(),
  /** A person's name, the name of a process of the product ("payments.payout"), or empty for somebody who has left. */
  postedBy: z.string(),
  campaignId: Id,
  campaignName: z.string(),
  creatorName: z.string().nullable(),
  collaborationId: Id.nullable(),
  payoutId: Id.nullable(),
  amount: Money,
  entries: z.array(EntryView),
});
export type PostingView = z.infer<typeof PostingView>;

/** For each account: `opening + received - sent = closing` over the period; days are UTC days. */
export const StatementView = z.strictObject({
  currency: Currency.nullable(),
  currencies: z.array(Currency),
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
  accounts: z.array(z.strictObject({ account: AccountKind, opening: Money, received: Money, sent: Money, closing: Money })),
  postings: z.array(PostingView),
  /** True when the period holds more postings than are listed; the CSV has all of them. */
  isCut: z.boolean(),
});
export type StatementView = z.infer<typeof StatementView>;

/** What a creator has coming, was paid, and by whom, by currency. */
export const CreatorStatementView = z.strictObject({
  account: PayoutAccountView.nullable(),
  payouts: z.array(PayoutView),
  totals: z.array(z.strictObject({ currency: Currency, coming: Money, paid: Money })),
});
export type CreatorStatementView = z.infer<typeof CreatorStatementView>;

/** The verdict on an organization's ledger: no faults means every sum, hash and wallet agrees. */
export const LedgerVerdict = z.strictObject({
  postings: z.int(),
  entries: z.int(),
  head: z.string(),
  faults: z.array(z.strictObject({ code: z.string(), message: z.string() })),
});
export type LedgerVerdict = z.infer<typeof LedgerVerdict>;

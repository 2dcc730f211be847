import type { PostingKind } from "@fanfare/contracts/payments";
import { actorId, type Context, type Money } from "../kernel/index.ts";
import { move, type Account, type Posting } from "./ledger.ts";
import type { Payout } from "./payout.ts";

/** Who posts, and when. */
export type Author = { context: Context; at: Date };

type Frame = { organizationId: string; campaignId: string; creatorId: string | null; collaborationId: string | null; payoutId: string | null };
type Route = { kind: PostingKind; key: string; reference: string; from: Account["kind"]; to: Account["kind"] };

function posting({ context, at }: Author, frame: Frame, amount: Money, route: Route): Posting {
  const account = (kind: Account["kind"]): Account => ({ kind, campaignId: frame.campaignId, creatorId: belongsToCreator.has(kind) ? frame.creatorId : null });
  return {
    organizationId: frame.organizationId,
    key: route.key,
    kind: route.kind,
    reference: route.reference,
    campaignId: frame.campaignId,
    collaborationId: frame.collaborationId,
    payoutId: frame.payoutId,
    postedBy: actorId(context.actor),
    postedAt: at,
    entries: move(amount, account(route.from), account(route.to)),
  };
}

const belongsToCreator: ReadonlySet<Account["kind"]> = new Set(["creator-payable", "transfer-clearing", "paid-out"]);

/** Money that arrived at the bank for a campaign. `key` is the form's idempotency key. */
export const deposit = (author: Author, campaign: { organizationId: string; campaignId: string }, amount: Money, key: string, reference: string): Posting =>
  posting(author, { ...campaign, creatorId: null, collaborationId: null, payoutId: null }, amount, { kind: "deposit", key: `deposit:${key}`, reference, from: "bank", to: "campaign-funds" });

type Engagement = { organizationId: string; campaignId: string; collaborationId: string; creatorId: string };

/** An agreed offer takes its amount out of what is free. */
export const commit = (author: Author, engagement: Engagement, amount: Money): Posting =>
  posting(author, { ...engagement, payoutId: null }, amount, { kind: "commit", key: `commit:${engagement.collaborationId}`, reference: "", from: "campaign-funds", to: "committed" });

/** What was committed and will not be owed is free again. */
export const release = (author: Author, engagement: Engagement, amount: Money, reason: string): Posting =>
  posting(author, { ...engagement, payoutId: null }, amount, { kind: "release", key: `release:${engagement.collaborationId}`, reference: reason, from: "committed", to: "campaign-funds" });

const ofPayout = (author: Author, payout: Payout, route: Route): Posting => posting(author, { ...payout, payoutId: payout.id }, payout.amount, route);

/** The hold is over: the amount is owed to the creator. */
export const payable = (author: Author, payout: Payout): Posting =>
  ofPayout(author, payout, { kind: "payable", key: `payable:${payout.id}`, reference: "", from: "committed", to: "creator-payable" });

/** The order is about to leave for the provider: until the answer is known, the amount is in clearing. */
export const transfer = (author: Author, payout: Payout): Posting =>
  ofPayout(author, payout, { kind: "transfer", key: `transfer:${payout.id}:${payout.attempt}`, reference: "", from: "creator-payable", to: "transfer-clearing" });

/** The provider moved the money. */
export const settle = (author: Author, payout: Payout): Posting =>
  ofPayout(author, payout, { kind: "settle", key: `settle:${payout.id}`, reference: payout.providerTransferId ?? "", from: "transfer-clearing", to: "paid-out" });

/** The provider moved nothing: the amount is owed again. */
export const returned = (author: Author, payout: Payout, reason: string): Posting =>
  ofPayout(author, payout, { kind: "reverse", key: `return:${payout.id}:${payout.attempt}`, reference: reason, from: "transfer-clearing", to: "creator-payable" });

/** The payout was cancelled: the amount is no longer owed. */
export const notOwed = (author: Author, payout: Payout, reason: string): Posting =>
  ofPayout(author, payout, { kind: "reverse", key: `not-owed:${payout.id}`, reference: reason, from: "creator-payable", to: "committed" });

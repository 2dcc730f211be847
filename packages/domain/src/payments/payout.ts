import type { PayoutFailure, PayoutStatus, PayoutStep } from "@fanfare/contracts/payments";
import { event, idFrom, illegalTransition, ruleBroken, toWire, type DomainEvent, type Money } from "../kernel/index.ts";

/** What a creator gets for one collaboration: one payout, one transfer, whatever happens on the way. */
export type Payout = {
  id: string;
  organizationId: string;
  creatorId: string;
  campaignId: string;
  collaborationId: string;
  campaignName: string;
  brandName: string;
  creatorName: string;
  amount: Money;
  status: PayoutStatus;
  holdUntil: Date;
  /** Counts the orders to the provider from 1: a new one only after the one before is known to have moved nothing. */
  attempt: number;
  /** Whether the ledger says that the amount is owed to the creator, or on its way. */
  isOwed: boolean;
  providerTransferId: string | null;
  failure: PayoutFailure | null;
  steps: readonly PayoutStep[];
  settledAt: Date | null;
  createdAt: Date;
  version: number;
};

export type NewPayout = Pick<Payout, "organizationId" | "creatorId" | "campaignId" | "collaborationId" | "campaignName" | "brandName" | "creatorName" | "amount" | "holdUntil">;
type Decided = { state: Payout; facts: DomainEvent[] };

/** The same collaboration always has the same payout. */
export const payoutIdOf = (collaborationId: string): string => idFrom("payout", collaborationId);

/** The key under which the provider knows an order: made from our row, so a repeat is the same order. */
export const orderKey = (payout: Payout): string => `${payout.id}:${payout.attempt}`;

const step = (name: PayoutStep["name"], at: Date, note = ""): PayoutStep => ({ name, at: at.toISOString(), note });
const noted = (payout: Payout, change: Partial<Payout>, name: PayoutStep["name"], at: Date, note = ""): Payout => ({
  ...payout,
  ...change,
  steps: [...payout.steps, step(name, at, note)],
});
const subject = (payout: Payout) => ({ payoutId: payout.id, campaignId: payout.campaignId, collaborationId: payout.collaborationId, creatorId: payout.creatorId });
const owner = (payout: Payout) => ({ aggregateId: payout.id, organizationId: payout.organizationId, creatorId: payout.creatorId });

export function schedule(input: NewPayout, at: Date): Decided {
  const state: Payout = {
    ...input,
    id: payoutIdOf(input.collaborationId),
    status: "on-hold",
    attempt: 1,
    isOwed: false,
    providerTransferId: null,
    failure: null,
    steps: [step("scheduled", at)],
    settledAt: null,
    createdAt: at,
    version: 1,
  };
  return { state, facts: [event("payments.payout-scheduled.v1", owner(state), { ...subject(state), amount: toWire(state.amount) })] };
}

/** The ledger now says that the amount is owed. Once said, it stays said. */
export function becomePayable(payout: Payout, at: Date): Payout {
  if (payout.isOwed) return payout;
  if (payout.status !== "on-hold" && payout.status !== "parked") throw illegalTransition("payout", payout.status, "payable", nextOf[payout.status]);
  return noted({ ...payout, steps: [...payout.steps, step("hold-ended", at)] }, { status: "payable", isOwed: true, failure: null }, "payable", at);
}

/** An order is about to leave for the provider. A payout already on its way stays so. */
export function startTransfer(payout: Payout, at: Date): Payout {
  if (payout.status === "transferring") return payout;
  if (!payout.isOwed || payout.status === "settled" || payout.status === "cancelled") throw illegalTransition("payout", payout.status, "transferring", nextOf[payout.status]);
  return noted(payout, { status: "transferring", failure: null }, "sent", at);
}

export const noteTransfer = (payout: Payout, providerTransferId: string): Payout => ({ ...payout, providerTransferId });

/** The order is known to have moved nothing; the next one is another order. */
export const noteReturned = (payout: Payout, at: Date, reason: string): Payout => noted(payout, { status: "payable", attempt: payout.attempt + 1 }, "returned", at, reason);

export function settlePayout(payout: Payout, at: Date): Decided {
  if (payout.status !== "transferring") throw illegalTransition("payout", payout.status, "settled", nextOf[payout.status]);
  const state = noted(payout, { status: "settled", settledAt: at, failure: null }, "settled", at);
  return { state, facts: [event("payments.payout-settled.v1", owner(state), { ...subject(state), amount: toWire(state.amount) })] };
}

/** Stands still until somebody acts; says nothing new when it already stands still for the same cause. */
export function parkPayout(payout: Payout, failure: PayoutFailure, at: Date): Decided {
  if (payout.status === "parked" && payout.failure?.code === failure.code) return { state: payout, facts: [] };
  const state = noted(payout, { status: "parked", failure }, "parked", at, failure.message);
  return { state, facts: [event("payments.payout-parked.v1", owner(state), { ...subject(state), reason: failure.message })] };
}

/** A person, or an account that appeared, lets a parked payout go on. */
export function resumePayout(payout: Payout, at: Date): Payout {
  if (payout.status !== "parked") throw illegalTransition("payout", payout.status, "tried again", nextOf[payout.status]);
  const status = payout.failure?.code === "outcome-unknown" ? "transferring" : payout.isOwed ? "payable" : "on-hold";
  return noted(payout, { status, failure: null }, "resumed", at);
}

/** Ends a payout before any money moved. While an order may have had its effect, nobody can cancel it. */
export function cancelPayout(payout: Payout, reason: string, at: Date): Decided {
  if (payout.status === "parked" && payout.failure?.code === "outcome-unknown") {
    throw ruleBroken("payments.outcome-unknown", "Nobody knows yet whether the money left, so this payout can't be cancelled. Try it again: it first asks the provider what became of the order.");
  }
  if (!nextOf[payout.status].includes("cancelled")) throw illegalTransition("payout", payout.status, "cancelled", nextOf[payout.status]);
  const state = noted(payout, { status: "cancelled", failure: null }, "cancelled", at, reason);
  return { state, facts: [event("payments.payout-cancelled.v1", owner(state), { ...subject(state), reason })] };
}

const nextOf: Record<PayoutStatus, readonly PayoutStatus[]> = {
  "on-hold": ["payable", "parked", "cancelled"],
  payable: ["transferring", "parked", "cancelled"],
  transferring: ["settled", "payable", "parked"],
  parked: ["on-hold", "payable", "transferring", "cancelled"],
  settled: [],
  cancelled: [],
};

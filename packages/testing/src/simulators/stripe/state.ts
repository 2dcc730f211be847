import { randomBytes } from "node:crypto";

import type { Answer } from "../http/serve.ts";

export interface Account {
  readonly id: string;
  readonly country: string;
  readonly currency: string;
  readonly email: string | null;
  readonly created: number;
  readonly metadata: Record<string, string>;
  readonly controller: Record<string, unknown>;
  readonly type: string;
  transfers: "active" | "inactive" | "pending" | "unrequested";
  detailsSubmitted: boolean;
  payoutsEnabled: boolean;
  disabledReason: string | null;
  /** Minor units per currency that have arrived and not been paid out. */
  readonly balance: Record<string, number>;
}

export interface Reversal {
  readonly id: string;
  readonly amount: number;
  readonly created: number;
  readonly metadata: Record<string, string>;
}

export interface Transfer {
  readonly id: string;
  readonly amount: number;
  readonly currency: string;
  readonly destination: string;
  readonly transferGroup: string | null;
  readonly description: string | null;
  readonly created: number;
  readonly metadata: Record<string, string>;
  readonly reversals: Reversal[];
}

export interface Payout {
  readonly id: string;
  readonly account: string;
  readonly amount: number;
  readonly currency: string;
  readonly created: number;
  readonly metadata: Record<string, string>;
  status: "in_transit" | "paid" | "failed";
}

export interface WebhookEndpoint {
  readonly id: string;
  readonly url: string;
  readonly secret: string;
  readonly events: readonly string[];
  readonly created: number;
}

export interface StripeEvent {
  readonly id: string;
  readonly type: string;
  readonly created: number;
  readonly account?: string;
  readonly object: object;
}

/** The first answer given under an idempotency key, and what was asked. */
export interface Remembered {
  readonly fingerprint: string;
  readonly answer: Answer;
}

/** All that the simulated provider knows; plain JSON, so that a state file can hold it. */
export interface StripeState {
  accounts: Record<string, Account>;
  transfers: Record<string, Transfer>;
  payouts: Record<string, Payout>;
  endpoints: Record<string, WebhookEndpoint>;
  events: StripeEvent[];
  remembered: Record<string, Remembered>;
  /** The platform's own funds in minor units. */
  balance: Record<string, number>;
  /** Whether a new account may receive transfers at once, without the hosted onboarding form. */
  onboardAtOnce: boolean;
}

const PLATFORM_FUNDS = 1_000_000_00;

export function freshState(): StripeState {
  return {
    accounts: {},
    transfers: {},
    payouts: {},
    endpoints: {},
    events: [],
    remembered: {},
    balance: Object.fromEntries(["eur", "usd", "gbp", "chf", "pln", "rub", "jpy", "kwd"].map((currency) => [currency, PLATFORM_FUNDS])),
    onboardAtOnce: true,
  };
}

/** An id in Stripe's form: `tr_1Q…`. */
export function newId(prefix: string): string {
  return `${prefix}_1${randomBytes(12).toString("hex")}`;
}

/** Seconds since the epoch. */
export function nowSeconds(): number {
  return Math.floor(Date.now() / 1000);
}

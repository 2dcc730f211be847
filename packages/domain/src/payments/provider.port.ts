import type { Money } from "../kernel/index.ts";

/** A creator's account at the payment provider. */
export type ProviderAccount = {
  readonly id: string;
  /** Whether money can be sent to it. */
  readonly canReceive: boolean;
  /** Whether it can pay out to a bank. */
  readonly canPayOut: boolean;
  /** What the provider still wants to know, in its own words. */
  readonly missing: readonly string[];
  readonly disabledReason: string | null;
};

export type NewAccount = {
  readonly creatorId: string;
  readonly email: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly idempotencyKey: string;
};

export type TransferOrder = {
  /** Made from our own row, never by chance: the same payout asked twice is paid once. */
  readonly idempotencyKey: string;
  readonly amount: Money;
  /** The account's id at the provider. */
  readonly destination: string;
  /** Ours, one per payout: `findTransfer` finds by it what became of an order. */
  readonly transferGroup: string;
  readonly metadata: Readonly<Record<string, string>>;
};

export type ProviderTransfer = {
  readonly id: string;
  readonly amount: Money;
  readonly reversed: Money;
  readonly destination: string;
  readonly transferGroup: string | null;
  readonly createdAt: Date;
  readonly metadata: Readonly<Record<string, string>>;
};

export type ReversalOrder = {
  readonly transferId: string;
  readonly idempotencyKey: string;
  /** Why, kept at the provider beside the reversal. */
  readonly reason: string;
};

/**
 * Sends money to creators. A command that may or may not have had its effect fails with PaymentOutcomeUnknown: ask
 * `findTransfer` before deciding anything. PaymentDeclined and PaymentProviderUnavailable mean that nothing happened.
 */
export type PaymentProvider = {
  createAccount(account: NewAccount): Promise<ProviderAccount>;
  accountStatus(accountId: string): Promise<ProviderAccount>;
  /** The provider's own form for what is missing; the address works once and for minutes. */
  onboardingLink(link: { accountId: string; returnUrl: string; refreshUrl: string }): Promise<string>;
  transfer(order: TransferOrder): Promise<ProviderTransfer>;
  /** The transfer of the group, or null when there is none: an order then had no effect. */
  findTransfer(transferGroup: string): Promise<ProviderTransfer | null>;
  /** Takes the whole transfer back. */
  reverse(order: ReversalOrder): Promise<void>;
};

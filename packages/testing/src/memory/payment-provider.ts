import { PaymentDeclined, PaymentOutcomeUnknown, PaymentProviderUnavailable, type PaymentProvider, type ProviderTransfer } from "@fanfare/domain/payments";

/** What happens to the next transfer order: the answer is lost after the money moved, or before, or a decline. */
export type TransferFault = "lost-answer" | "lost-order" | "unavailable" | "declined" | "replayed-failure";

/** A payment provider in memory that honours idempotency keys and can lose answers. */
export type MemoryProvider = PaymentProvider & { transfers: ProviderTransfer[]; orders: number; faults: TransferFault[]; isOnboarded: boolean };

export function memoryProvider(): MemoryProvider {
  const byKey = new Map<string, ProviderTransfer>();
  const failedKeys = new Set<string>();
  const account = (id: string) => ({ id, canReceive: provider.isOnboarded, canPayOut: provider.isOnboarded, missing: provider.isOnboarded ? [] : ["external_account"], disabledReason: null });
  const provider: MemoryProvider = {
    transfers: [],
    orders: 0,
    faults: [],
    isOnboarded: true,
    createAccount: async ({ creatorId }) => account(`acct_${creatorId}`),
    accountStatus: async (id) => account(id),
    onboardingLink: async ({ accountId }) => `https://provider.example/onboarding/${accountId}`,
    async transfer(order) {
      provider.orders += 1;
      const fault = provider.faults.shift();
      if (fault === "unavailable") throw new PaymentProviderUnavailable("connection refused");
      if (fault === "declined") throw new PaymentDeclined("account_closed", "The bank account has been closed.");
      if (fault === "lost-order") throw new PaymentOutcomeUnknown("timed out");
      if (fault === "replayed-failure") failedKeys.add(order.idempotencyKey);
      if (failedKeys.has(order.idempotencyKey)) throw new PaymentOutcomeUnknown("500 again", { replayed: true });
      const known = byKey.get(order.idempotencyKey);
      if (known) return known;
      const transfer: ProviderTransfer = {
        id: `tr_${provider.transfers.length + 1}`, amount: order.amount, reversed: { ...order.amount, minor: 0n }, destination: order.destination,
        transferGroup: order.transferGroup, createdAt: new Date(0), metadata: order.metadata,
      };
      byKey.set(order.idempotencyKey, transfer);
      provider.transfers.push(transfer);
      if (fault === "lost-answer") throw new PaymentOutcomeUnknown("timed out");
      return transfer;
    },
    findTransfer: async (group) => provider.transfers.find(({ transferGroup }) => transferGroup === group) ?? null,
    reverse: async () => undefined,
  };
  return provider;
}

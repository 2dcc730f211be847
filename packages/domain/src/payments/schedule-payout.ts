import { notFound, ruleBroken, type Transaction } from "../kernel/index.ts";
import { payoutIdOf, schedule, type NewPayout, type Payout } from "./payout.ts";
import type { PaymentsRepositories } from "./ports.ts";

/** What a payout is for; the amount is what was committed. */
export type PayoutOrder = Omit<NewPayout, "amount">;

/**
 * Schedules the one payout of a collaboration and starts its process, in the caller's transaction. A second call
 * finds it scheduled and changes nothing.
 */
export async function schedulePayout(tx: PaymentsRepositories & Transaction, order: PayoutOrder): Promise<Payout> {
  const existing = await tx.payouts.find(payoutIdOf(order.collaborationId));
  if (existing) return existing;
  const commitment = await tx.commitments.find(order.collaborationId);
  if (!commitment) throw notFound("commitment");
  if (commitment.status !== "committed") throw ruleBroken("payments.nothing-committed", `Nothing is committed for this collaboration any more (${commitment.status}), so nothing can be paid.`);
  const { state, facts } = schedule({ ...order, amount: commitment.amount }, tx.at);
  await tx.payouts.insert(state);
  await tx.outbox.append(facts, state.version);
  await tx.sagas.start({ name: "payments.payout", key: state.id, organizationId: state.organizationId, creatorId: state.creatorId, state: { payoutId: state.id } });
  return state;
}

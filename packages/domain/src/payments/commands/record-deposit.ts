import type { Receipt } from "@fanfare/contracts/ids";
import type { RecordDepositInput } from "@fanfare/contracts/payments";
import { authorizeMember } from "../../identity/index.ts";
import { event, fromWire, invalidField, notFound, ruleBroken, scopeOf, type Context, type UnitOfWork } from "../../kernel/index.ts";
import * as postings from "../postings.ts";
import type { PaymentsRepositories } from "../ports.ts";

/**
 * Records money that arrived at the bank for a campaign. The same idempotency key records it once: a repeat gets the
 * same receipt, a repeat with another amount is a conflict.
 */
export const makeRecordDeposit =
  ({ unitOfWork }: { unitOfWork: UnitOfWork<PaymentsRepositories> }) =>
  async (context: Context, input: RecordDepositInput): Promise<Receipt> => {
    const member = authorizeMember(context.actor, "payments.fund");
    const amount = fromWire(input.amount);
    return unitOfWork.run(scopeOf(member), context, async (tx) => {
      const campaign = await tx.fundedCampaigns.find(input.campaignId);
      if (!campaign) throw notFound("campaign");
      refuseWrongCurrency(campaign.currency, amount.currency);
      refuseFutureDay(input.receivedOn, tx.at);
      const { organizationId } = member;
      const wallet = await tx.wallets.hold(organizationId, campaign.id, campaign.currency, tx.at);
      const reference = `${input.reference} · ${input.receivedOn}`;
      const posted = await tx.ledger.post(postings.deposit({ context, at: tx.at }, { organizationId, campaignId: campaign.id }, amount, input.idempotencyKey, reference));
      if (!posted) return { id: wallet.id, version: wallet.version };
      const { version } = await tx.wallets.raiseFunded(campaign.id, amount, tx.at);
      await tx.outbox.append([event("payments.deposit-recorded.v1", { aggregateId: wallet.id, organizationId }, { campaignId: campaign.id, amount: input.amount })], version);
      return { id: wallet.id, version };
    });
  };

function refuseWrongCurrency(wanted: string, given: string): void {
  if (wanted !== given) throw ruleBroken("payments.wrong-currency", `This campaign is paid in ${wanted}, so a deposit in ${given} can't fund it. Record what arrived in ${wanted}.`);
}

/** A day's grace: it may be tomorrow already where the bank is. */
function refuseFutureDay(day: string, now: Date): void {
  if (Date.parse(day) > now.getTime() + 86_400_000) throw invalidField("payments.future-deposit", "receivedOn", "This day is in the future. Give the day the money arrived.");
}

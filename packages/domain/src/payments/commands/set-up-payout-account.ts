import type { PayoutAccountReceipt, SetUpPayoutAccountInput } from "@fanfare/contracts/payments";
import { authorizeCreator } from "../../identity/index.ts";
import { ruleBroken, scopeOf, type Context, type UnitOfWork } from "../../kernel/index.ts";
import type { PaymentsRepositories, PayoutAccount } from "../ports.ts";
import type { PaymentProvider, ProviderAccount } from "../provider.port.ts";

type Deps = {
  unitOfWork: UnitOfWork<PaymentsRepositories>;
  provider: PaymentProvider;
  /** Where the provider's form sends the creator back to. */
  returnUrl: string;
};

/**
 * Connects the creator's account at the payment provider, once: a repeat asks the provider how the account stands now.
 * Payouts that waited for the account go on by themselves as soon as it can receive money.
 */
export const makeSetUpPayoutAccount =
  ({ unitOfWork, provider, returnUrl }: Deps) =>
  async (context: Context, input: SetUpPayoutAccountInput): Promise<PayoutAccountReceipt> => {
    const creator = authorizeCreator(context.actor);
    const scope = scopeOf(creator);
    const { known, email } = await unitOfWork.run(scope, context, async (tx) => ({
      known: await tx.payoutAccounts.find(creator.creatorId),
      email: await tx.payees.emailOf(creator.creatorId),
    }));
    if (!email) throw ruleBroken("payments.no-email", "The payment provider needs your e-mail address. Add it to your profile, then set up the account.");
    const account = known
      ? await provider.accountStatus(known.providerAccountId)
      : await provider.createAccount({ creatorId: creator.creatorId, email, country: input.country, idempotencyKey: `account:${creator.creatorId}` });
    const version = await unitOfWork.run(scope, context, async (tx) => {
      const stored = await tx.payoutAccounts.find(creator.creatorId);
      const status = statusOf(account);
      const state: PayoutAccount = { creatorId: creator.creatorId, providerAccountId: account.id, holderName: input.holderName, country: stored?.country ?? input.country, status, version: stored?.version ?? 1 };
      if (stored) await tx.payoutAccounts.save(state, tx.at);
      else await tx.payoutAccounts.insert(state, tx.at);
      if (status === "enabled") await tx.payoutProcesses.wakeOfCreator(creator.creatorId, tx.at);
      return stored ? stored.version + 1 : 1;
    });
    const onboardingUrl = account.missing.length > 0 ? await provider.onboardingLink({ accountId: account.id, returnUrl, refreshUrl: returnUrl }) : null;
    return { id: creator.creatorId, version, onboardingUrl };
  };

/** What the provider says of an account, in our words. */
export const statusOf = (account: ProviderAccount): PayoutAccount["status"] => (account.canReceive ? "enabled" : account.disabledReason ? "restricted" : "pending");

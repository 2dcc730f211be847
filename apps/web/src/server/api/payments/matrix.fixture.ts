import { engagementsIn } from "../../testing/engagements.ts";
import type { MatrixFixture } from "../../testing/matrix.ts";

export const matrix: MatrixFixture = async (world) => {
  const make = await engagementsIn(world);
  const { payoutId, campaignId } = await make.scheduled();
  const deposit = () => ({ campaignId, amount: { amount: "10000", currency: "EUR" }, reference: "Invoice 7", receivedOn: "2026-01-31", idempotencyKey: crypto.randomUUID() });
  return {
    procedures: {
      "command.cancelPayout": { input: async () => ({ payoutId: (await make.scheduled()).payoutId, reason: "Paid by hand" }) },
      "command.recordDeposit": { input: deposit },
      "command.retryPayout": { input: () => ({ payoutId }) },
      "command.setUpPayoutAccount": { input: () => ({ holderName: "Cleo Ray", country: "DE" }) },
      "query.findMyStatement": { input: () => undefined },
      // A filter that matches nothing of one's own gives an empty list, whoever's campaign it names.
      "query.findPayouts": { input: () => ({ campaignId }), stranger: "own-data" },
      "query.findStatement": { input: () => ({ campaignId }), stranger: "own-data" },
      "query.findWallet": { input: () => ({ campaignId }) },
      "query.findWallets": { input: () => undefined },
      "query.verifyLedger": { input: () => undefined },
    },
    routes: {
      "GET /api/statements": () => ({ search: { campaignId }, stranger: "own-data" }),
      "GET /api/creator/statement": () => ({}),
    },
  };
};

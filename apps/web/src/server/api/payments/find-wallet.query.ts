import { CampaignIdInput, WalletView } from "@fanfare/contracts/payments";
import { walletOfCampaign } from "@fanfare/db/readers/payments";
import { inScope } from "@fanfare/db/scoped";
import { scopeOf } from "@fanfare/domain/kernel";
import { memberQuery } from "../procedures.ts";

export const findWallet = memberQuery("payments.read")
  .input(CampaignIdInput)
  .output(WalletView)
  .query(({ ctx, input }) => inScope(ctx.app.db, scopeOf(ctx.actor), (sql) => walletOfCampaign(sql, input.campaignId)));

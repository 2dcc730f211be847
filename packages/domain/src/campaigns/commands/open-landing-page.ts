import type { Receipt } from "@fanfare/contracts/ids";
import { authorizeMember } from "../../identity/index.ts";
import { scopeOf, versionConflict, type Context, type Member } from "../../kernel/index.ts";
import { mustBeOpenToChange, type Campaign } from "../campaign.ts";
import type { LandingPage } from "../landing-page.ts";
import type { CampaignDeps, CampaignTx } from "./open-campaign.ts";

type PageInput = { campaignId: string; expectedVersion: number };
type Opened<Input> = { page: LandingPage; campaign: Campaign; input: Input; tx: CampaignTx; actor: Member };

/**
 * The way of every change to a landing page: authorised, loaded with its campaign, still the version the person looked
 * at, changed in one transaction. `change` returns the page's new version; so does the receipt, under the campaign's id.
 */
export const changeLandingPage = <Input extends PageInput>({ unitOfWork }: CampaignDeps, change: (opened: Opened<Input>) => Promise<number>) =>
  async (context: Context, input: Input): Promise<Receipt> => {
    const actor = authorizeMember(context.actor, "campaigns.write");
    return unitOfWork.run(scopeOf(actor), context, async (tx) => {
      const campaign = await tx.campaigns.get(input.campaignId);
      mustBeOpenToChange(campaign);
      const page = await tx.landingPages.get(campaign.id);
      if (page.version !== input.expectedVersion) throw versionConflict("landing-page");
      return { id: campaign.id, version: await change({ page, campaign, input, tx, actor }) };
    });
  };

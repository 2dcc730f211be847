import type { DuplicateCampaignInput } from "@fanfare/contracts/campaigns";
import type { Receipt } from "@fanfare/contracts/ids";
import { authorizeMember } from "../../identity/index.ts";
import { newId, scopeOf, type Context } from "../../kernel/index.ts";
import { duplicateOf } from "../campaign.ts";
import { newLandingPage } from "../landing-page.ts";
import { withFreeSlug } from "./free-slug.ts";
import type { CampaignDeps } from "./open-campaign.ts";

/** Begins a draft from another campaign: its brief, requirements and page, without people, dates and money. */
export const makeDuplicateCampaign = ({ unitOfWork }: CampaignDeps) =>
  async (context: Context, input: DuplicateCampaignInput): Promise<Receipt> => {
    const actor = authorizeMember(context.actor, "campaigns.write");
    return withFreeSlug(input.name, (slug) =>
      unitOfWork.run(scopeOf(actor), context, async (tx) => {
        const original = await tx.campaigns.get(input.campaignId);
        const page = await tx.landingPages.get(original.id);
        const { state, facts } = duplicateOf(original, { id: newId(), name: input.name, slug, createdBy: actor.userId, at: tx.at });
        await tx.campaigns.add(state);
        await tx.landingPages.add(newLandingPage(state, page.document));
        await tx.outbox.append(facts, state.version);
        return { id: state.id, version: state.version };
      }),
    );
  };

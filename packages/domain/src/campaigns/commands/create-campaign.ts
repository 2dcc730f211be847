import type { CreateCampaignInput } from "@fanfare/contracts/campaigns";
import type { Receipt } from "@fanfare/contracts/ids";
import { authorizeMember } from "../../identity/index.ts";
import { newId, notFound, scopeOf, type Context } from "../../kernel/index.ts";
import { newCampaign } from "../campaign.ts";
import { newLandingPage, starterDocument } from "../landing-page.ts";
import { withFreeSlug } from "./free-slug.ts";
import type { CampaignDeps } from "./open-campaign.ts";

/** Begins a draft for a brand of the organization, with a landing page to fill in and an address made of its name. */
export const makeCreateCampaign = ({ unitOfWork }: CampaignDeps) =>
  async (context: Context, input: CreateCampaignInput): Promise<Receipt> => {
    const actor = authorizeMember(context.actor, "campaigns.write");
    return withFreeSlug(input.name, (slug) =>
      unitOfWork.run(scopeOf(actor), context, async (tx) => {
        if (!(await tx.campaignFacts.brand(input.brandId))) throw notFound("brand");
        const { state, facts } = newCampaign({ ...input, id: newId(), organizationId: actor.organizationId, slug, createdBy: actor.userId, at: tx.at });
        await tx.campaigns.add(state);
        await tx.landingPages.add(newLandingPage(state, starterDocument(state.name)));
        await tx.outbox.append(facts, state.version);
        return { id: state.id, version: state.version };
      }),
    );
  };

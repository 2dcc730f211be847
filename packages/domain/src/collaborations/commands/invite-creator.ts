import type { InviteCreatorInput } from "@fanfare/contracts/collaborations";
import type { Receipt } from "@fanfare/contracts/ids";
import { authorizeMember } from "../../identity/index.ts";
import { notFound, ruleBroken, scopeOf, type Context, type UnitOfWork } from "../../kernel/index.ts";
import { invite } from "../application.ts";
import type { CollaborationsRepositories } from "../ports.ts";

/** Asks a creator to take part in a campaign that is live. */
export const makeInviteCreator =
  ({ unitOfWork }: { unitOfWork: UnitOfWork<CollaborationsRepositories> }) =>
  async (context: Context, input: InviteCreatorInput): Promise<Receipt> => {
    const member = authorizeMember(context.actor, "collaborations.decide");
    return unitOfWork.run(scopeOf(member), context, async (tx) => {
      const page = await tx.openPages.ofCampaign(input.campaignId);
      if (!page) throw ruleBroken("collaborations.campaign-not-launched", "Creators can be invited once the campaign is launched. Launch it first.");
      if (page.organizationId !== member.organizationId) throw notFound("campaign");
      const creator = await tx.applicants.find(input.creatorId);
      if (!creator) throw notFound("creator");
      const known = await tx.collaborations.findOf(page.campaignId, input.creatorId);
      const { state, facts } = invite(page, creator, known, input.message, tx.at);
      if (facts.length > 0) {
        await tx.collaborations.insert(state);
        await tx.outbox.append(facts, state.version);
      }
      return { id: state.id, version: state.version };
    });
  };

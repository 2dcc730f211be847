import { notFound, ruleBroken, type Member, type Transaction } from "../../kernel/index.ts";
import { invite } from "../application.ts";
import type { CollaborationsRepositories } from "../ports.ts";

type Input = { campaignId: string; creatorIds: readonly string[] };

/**
 * Invites many creators to a campaign, in a transaction of the caller's. Who is in the campaign already, can't be seen, or
 * has no account to answer with is left out and counted. Refuses as a whole while the campaign takes nobody.
 */
export async function inviteCreators(tx: CollaborationsRepositories & Transaction, member: Member, { campaignId, creatorIds }: Input): Promise<{ invited: number; skipped: number }> {
  const page = await tx.openPages.ofCampaign(campaignId);
  if (!page) throw ruleBroken("collaborations.campaign-not-launched", "Creators can be invited once the campaign is launched. Launch it first.");
  if (page.organizationId !== member.organizationId) throw notFound("campaign");
  let invited = 0;
  for (const creatorId of creatorIds) {
    const creator = await tx.applicants.find(creatorId);
    if (!creator?.hasAccount) continue;
    const { state, facts } = invite(page, creator, await tx.collaborations.findOf(campaignId, creatorId), "", tx.at);
    if (facts.length === 0) continue;
    await tx.collaborations.insert(state);
    await tx.outbox.append(facts, state.version);
    invited += 1;
  }
  return { invited, skipped: creatorIds.length - invited };
}

import type { CampaignVersionInput } from "@fanfare/contracts/campaigns";
import type { Receipt } from "@fanfare/contracts/ids";
import { authorizeMember } from "../../identity/index.ts";
import { scopeOf, type Context, type Transaction, type UnitOfWork } from "../../kernel/index.ts";
import { expectVersion, type Campaign, type Decided } from "../campaign.ts";
import type { CampaignsRepositories } from "../ports.ts";

export type CampaignDeps = { unitOfWork: UnitOfWork<CampaignsRepositories> };
export type CampaignTx = CampaignsRepositories & Transaction;

/** Stores what was decided with its facts, in the caller's transaction. */
export async function store(tx: CampaignTx, { state, facts }: Decided): Promise<Receipt> {
  const version = await tx.campaigns.save(state);
  await tx.outbox.append(facts, version);
  return { id: state.id, version };
}

/**
 * The way of every change to a campaign that exists: authorised, loaded, still the version the person looked at,
 * decided and stored in one transaction. Refuses with `forbidden`, `not-found` or `conflict`.
 */
export const changeCampaign = <Input extends CampaignVersionInput>(
  { unitOfWork }: CampaignDeps,
  decide: (campaign: Campaign, input: Input, tx: CampaignTx) => Decided | Promise<Decided>,
) =>
  async (context: Context, input: Input): Promise<Receipt> => {
    const actor = authorizeMember(context.actor, "campaigns.write");
    return unitOfWork.run(scopeOf(actor), context, async (tx) => {
      const campaign = await tx.campaigns.get(input.campaignId);
      expectVersion(campaign, input.expectedVersion);
      return store(tx, await decide(campaign, input, tx));
    });
  };

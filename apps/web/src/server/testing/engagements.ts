import { inScope } from "@fanfare/db/scoped";
import { newId } from "@fanfare/domain/kernel";
import { schedulePayout } from "@fanfare/domain/payments";
import { openCampaignRows } from "@fanfare/testing/factories/live-campaign";
import { collaborationsOf } from "../compose/collaborations.ts";
import { paymentsOf } from "../compose/payments.ts";
import type { World } from "./world.ts";

/** Collaborations of the world's creator with its organization, each in a campaign of its own. */
export async function engagementsIn(world: World) {
  await giveAccounts(world);
  const commands = collaborationsOf(world.app);
  const owner = world.as("owner");
  const creator = world.as("creator");
  const campaign = () => openCampaignRows(world.app.db, { ...owner.actor, brandId: world.brandId });
  const fund = (campaignId: string) =>
    paymentsOf(world.app).recordDeposit(owner, { campaignId, amount: { amount: "100000", currency: "EUR" }, reference: "Invoice", receivedOn: "2026-01-31", idempotencyKey: newId() });
  const application = (slug: string) => ({ slug, answers: [], message: "" });
  const applied = async () => {
    const { campaignId, slug } = await campaign();
    const { id: collaborationId } = await commands.submitApplication(creator, application(slug));
    return { campaignId, collaborationId };
  };
  const offered = async () => {
    const known = { ...(await applied()), offerId: newId() };
    await commands.makeOffer(owner, { collaborationId: known.collaborationId, offerId: known.offerId, amount: { amount: "45000", currency: "EUR" }, message: "", validDays: 7 });
    return known;
  };
  const countered = async () => {
    const known = await offered();
    await fund(known.campaignId);
    const offerId = newId();
    await commands.counterOffer(creator, { collaborationId: known.collaborationId, offerId, answersOfferId: known.offerId, amount: { amount: "52000", currency: "EUR" }, message: "", validDays: 7 });
    return { ...known, offerId };
  };
  const agreed = async () => {
    const { collaborationId, offerId, campaignId } = await offered();
    await fund(campaignId);
    await commands.agreeToOffer(creator, { collaborationId, offerId });
    return { collaborationId, campaignId };
  };
  const scheduled = async () => {
    const { collaborationId, campaignId } = await agreed();
    const { organizationId } = owner.actor;
    const { creatorId } = creator.actor;
    const names = { campaignName: "Campaign", brandName: "Kestrel", creatorName: "Cleo" };
    const order = { organizationId, creatorId, campaignId, collaborationId, ...names, holdUntil: new Date("2099-01-01") };
    const { id: payoutId } = await world.app.unitOfWork.run({ organizationId, creatorId }, owner, (tx) => schedulePayout(tx, order));
    return { payoutId, campaignId, collaborationId };
  };
  return { campaign, fund, application, applied, offered, countered, agreed, scheduled };
}

/** The campaigns ask for videos on YouTube, so whoever applies needs a channel. */
async function giveAccounts(world: World): Promise<void> {
  for (const name of ["creator", "otherCreator"] as const) {
    const { creatorId, userId } = world.as(name).actor;
    await inScope(world.app.db, { creatorId, userId }, (sql) =>
      sql.change(
        `INSERT INTO social_accounts (id, creator_id, platform, handle, handle_folded, metrics_source, metrics_read_at)
         VALUES ($1, $2, 'youtube', $3, $3, 'self', now()) ON CONFLICT DO NOTHING`,
        [newId(), creatorId, `channel-${creatorId}`],
      ),
    );
  }
}

import { deliverableStates } from "../content/index.ts";
import type { Context } from "../kernel/index.ts";
import { schedulePayout } from "../payments/index.ts";
import { complete, end, followWork, isUnderWay, lapse } from "./collaboration.ts";
import { keep, keepEnding } from "./engage.ts";
import type { Tx } from "./ports.ts";

const dayMs = 86_400_000;

/** Brings a collaboration to where its pieces stand, and has its payout scheduled once all of them are verified. */
export async function followContent(tx: Tx, collaborationId: string): Promise<void> {
  const collaboration = await tx.collaborations.get(collaborationId);
  const decided = followWork(collaboration, await deliverableStates(tx, collaborationId));
  await keep(tx, collaboration, decided);
  if (decided.state.status !== "verified") return;
  const { organizationId, creatorId, campaignId, campaignName, brandName, creatorName, holdDays } = collaboration;
  await schedulePayout(tx, {
    organizationId, creatorId, campaignId, collaborationId, campaignName, brandName, creatorName, holdUntil: new Date(tx.at.getTime() + holdDays * dayMs),
  });
}

/** The creator was paid. */
export async function followSettledPayout(tx: Tx, collaborationId: string): Promise<void> {
  const collaboration = await tx.collaborations.get(collaborationId);
  await keep(tx, collaboration, complete(collaboration));
}

/** The organization called a payout off although the work was verified: that is a dispute, for people to settle. */
export async function followCancelledPayout(tx: Tx, collaborationId: string, reason: string): Promise<void> {
  const collaboration = await tx.collaborations.get(collaborationId);
  await keep(tx, collaboration, end(collaboration, "disputed", reason));
}

/** Ends a turn that is over. */
export async function lapseTurn(tx: Tx, collaborationId: string): Promise<void> {
  const collaboration = await tx.collaborations.get(collaborationId);
  await keep(tx, collaboration, lapse(collaboration, tx.at));
}

/**
 * A campaign is over: who was not agreed with yet is told so, and agreements under which nothing was handed in end and
 * give their budget back. Work that was handed in runs to its end and is paid.
 */
export async function closeWithCampaign(tx: Tx, context: Context, collaborationId: string): Promise<void> {
  const collaboration = await tx.collaborations.get(collaborationId);
  const isUntouched = (await deliverableStates(tx, collaborationId)).every((status) => status === "open");
  if (isUnderWay(collaboration.status) && isUntouched) {
    const reason = "The campaign was completed before anything was handed in.";
    await keepEnding(tx, context, collaboration, end(collaboration, "cancelled", reason), reason);
  } else if (collaboration.agreed === null) {
    await keep(tx, collaboration, end(collaboration, "expired", "The campaign was completed."));
  }
}

import { closeWithCampaign } from "@fanfare/domain/collaborations";
import type { Context } from "@fanfare/domain/kernel";
import { Injectable } from "@nestjs/common";
import { OnEvent, type AnyEvent, type Once } from "../runtime/handlers.ts";

@Injectable()
export class CloseWithCampaign {
  @OnEvent("campaigns.campaign-status-changed.v1", "collaborations.close-with-campaign")
  async handle(event: AnyEvent<"campaigns.campaign-status-changed.v1">, once: Once): Promise<void> {
    const { organizationId, correlationId, id } = event;
    if (event.data.status !== "completed" || organizationId === null) return;
    const context: Context = { actor: { kind: "system", name: "collaborations.close-with-campaign", organizationId }, trace: { correlationId, causationId: id } };
    await once({ organizationId }, async (tx) => {
      for (const collaborationId of await tx.collaborations.goingOn(event.data.campaignId)) await closeWithCampaign(tx, context, collaborationId);
    });
  }
}

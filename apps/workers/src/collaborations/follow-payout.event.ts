import { followCancelledPayout, followSettledPayout } from "@fanfare/domain/collaborations";
import { Injectable } from "@nestjs/common";
import { OnEvent, type AnyEvent, type Once } from "../runtime/handlers.ts";

@Injectable()
export class FollowPayout {
  @OnEvent(["payments.payout-settled.v1", "payments.payout-cancelled.v1"], "collaborations.complete")
  async handle(event: AnyEvent<"payments.payout-settled.v1" | "payments.payout-cancelled.v1">, once: Once): Promise<void> {
    const { collaborationId, creatorId } = event.data;
    await once({ organizationId: event.organizationId!, creatorId }, (tx) =>
      event.type === "payments.payout-settled.v1" ? followSettledPayout(tx, collaborationId) : followCancelledPayout(tx, collaborationId, event.data.reason),
    );
  }
}

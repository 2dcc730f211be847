import { followTracking } from "@fanfare/domain/content";
import { Injectable } from "@nestjs/common";
import { OnEvent, type AnyEvent, type Once } from "../runtime/handlers.ts";

type Found = AnyEvent<"tracking.publication-reported.v1" | "tracking.publication-verified.v1">;

@Injectable()
export class FollowTracking {
  @OnEvent(["tracking.publication-reported.v1", "tracking.publication-verified.v1"], "content.follow-tracking")
  async handle(event: Found, once: Once): Promise<void> {
    const found = event.type === "tracking.publication-verified.v1" ? "verified" : "published";
    await once({ organizationId: event.organizationId! }, (tx) => followTracking(tx, event.data.deliverableId, found));
  }
}

import { followContent } from "@fanfare/domain/collaborations";
import { Injectable } from "@nestjs/common";
import { OnEvent, type AnyEvent, type Once } from "../runtime/handlers.ts";

const moves = [
  "content.deliverables-opened.v1", "content.draft-submitted.v1", "content.changes-requested.v1", "content.draft-approved.v1",
  "content.deliverable-published.v1", "content.deliverable-verified.v1",
] as const;

@Injectable()
export class FollowContent {
  /** Brings the collaboration to where its pieces stand now, so that news may come late, twice or out of order. */
  @OnEvent(moves, "collaborations.follow-content")
  async handle(event: AnyEvent<(typeof moves)[number]>, once: Once): Promise<void> {
    const { creatorId, collaborationId } = event.data;
    await once({ organizationId: event.organizationId!, creatorId }, (tx) => followContent(tx, collaborationId));
  }
}

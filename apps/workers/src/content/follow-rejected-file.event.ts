import { followRejectedFile } from "@fanfare/domain/content";
import { Injectable } from "@nestjs/common";
import { OnEvent, type AnyEvent, type Once } from "../runtime/handlers.ts";

@Injectable()
export class FollowRejectedFile {
  @OnEvent("media.asset-rejected.v1", "content.follow-rejected-file")
  async handle(event: AnyEvent<"media.asset-rejected.v1">, once: Once): Promise<void> {
    const { organizationId, creatorId } = event;
    await once({ ...(organizationId && { organizationId }), ...(creatorId && { creatorId }) }, (tx) => followRejectedFile(tx, event.data.assetId));
  }
}

import type { Jobs } from "@fanfare/adapters/jobs";
import { Inject, Injectable } from "@nestjs/common";
import { OnEvent, type AnyEvent } from "../runtime/handlers.ts";
import { JOBS } from "../tokens.ts";

@Injectable()
export class ProcessUploadedAsset {
  constructor(@Inject(JOBS) private readonly jobs: Jobs) {}

  @OnEvent("media.asset-uploaded.v1", "media.process-uploaded-asset")
  async handle(event: AnyEvent<"media.asset-uploaded.v1">): Promise<void> {
    const { organizationId, creatorId, correlationId } = event;
    await this.jobs.enqueue("media.process-asset", { organizationId, creatorId, correlationId, assetId: event.data.assetId });
  }
}

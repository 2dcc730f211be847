import type { Jobs } from "@fanfare/adapters/jobs";
import { Inject, Injectable } from "@nestjs/common";
import { OnEvent, type AnyEvent } from "../runtime/handlers.ts";
import { JOBS } from "../tokens.ts";

@Injectable()
export class StartVerification {
  constructor(@Inject(JOBS) private readonly jobs: Jobs) {}

  @OnEvent("tracking.publication-reported.v1", "tracking.start-verification")
  async handle(event: AnyEvent<"tracking.publication-reported.v1">): Promise<void> {
    const { organizationId, creatorId, correlationId } = event;
    await this.jobs.enqueue("tracking.verify-publication", { organizationId, creatorId, correlationId, publicationId: event.data.publicationId });
  }
}

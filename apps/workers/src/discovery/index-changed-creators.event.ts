import type { Jobs } from "@fanfare/adapters/jobs";
import { Inject, Injectable } from "@nestjs/common";
import { OnEvent, type AnyEvent } from "../runtime/handlers.ts";
import { JOBS } from "../tokens.ts";

@Injectable()
export class IndexChangedCreators {
  constructor(@Inject(JOBS) private readonly jobs: Jobs) {}

  @OnEvent("creators.creators-changed.v1", "discovery.index-changed-creators")
  async handle(event: AnyEvent<"creators.creators-changed.v1">): Promise<void> {
    const { organizationId, creatorId, correlationId } = event;
    await this.jobs.enqueue("discovery.index-creators", { organizationId, creatorId, correlationId, creatorIds: event.data.creatorIds }, { id: event.id });
  }
}

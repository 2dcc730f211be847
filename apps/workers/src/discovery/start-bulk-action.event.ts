import type { Jobs } from "@fanfare/adapters/jobs";
import { Inject, Injectable } from "@nestjs/common";
import { OnEvent, type AnyEvent } from "../runtime/handlers.ts";
import { JOBS } from "../tokens.ts";

@Injectable()
export class StartBulkAction {
  constructor(@Inject(JOBS) private readonly jobs: Jobs) {}

  @OnEvent("discovery.bulk-started.v1", "discovery.start-bulk-action")
  async handle(event: AnyEvent<"discovery.bulk-started.v1">): Promise<void> {
    const { organizationId, creatorId, correlationId } = event;
    await this.jobs.enqueue("discovery.run-bulk-action", { organizationId, creatorId, correlationId, bulkId: event.data.bulkId });
  }
}

import type { Jobs } from "@fanfare/adapters/jobs";
import { Inject, Injectable } from "@nestjs/common";
import { OnEvent, type AnyEvent } from "../runtime/handlers.ts";
import { JOBS } from "../tokens.ts";

@Injectable()
export class StartImport {
  constructor(@Inject(JOBS) private readonly jobs: Jobs) {}

  @OnEvent("creators.import-started.v1", "creators.start-import")
  async handle(event: AnyEvent<"creators.import-started.v1">): Promise<void> {
    const { organizationId, creatorId, correlationId } = event;
    await this.jobs.enqueue("creators.import-creators", { organizationId, creatorId, correlationId, importId: event.data.importId });
  }
}

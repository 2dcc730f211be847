import type { JobPayload } from "@fanfare/contracts/jobs";
import type { Database } from "@fanfare/db/connection";
import { inScope } from "@fanfare/db/scoped";
import { queueAgain } from "@fanfare/db/system/index-queue";
import { Inject, Injectable } from "@nestjs/common";
import { done, OnJob, type JobOutcome } from "../runtime/handlers.ts";
import { SYSTEM_DB } from "../tokens.ts";

@Injectable()
export class IndexCreators {
  constructor(@Inject(SYSTEM_DB) private readonly db: Database) {}

  /** Puts creators on the projector's list again: what a dead letter does when somebody sends it again. */
  @OnJob("discovery.index-creators")
  async run({ creatorIds }: JobPayload<"discovery.index-creators">): Promise<JobOutcome> {
    await inScope(this.db, {}, (sql) => queueAgain(sql, creatorIds));
    return done;
  }
}

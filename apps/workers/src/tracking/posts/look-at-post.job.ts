import type { JobPayload } from "@fanfare/contracts/jobs";
import type { Database } from "@fanfare/db/connection";
import { inScope } from "@fanfare/db/scoped";
import { lookSoon } from "@fanfare/db/system/posts";
import type { Clock } from "@fanfare/domain/kernel";
import { Inject, Injectable } from "@nestjs/common";
import { done, OnJob, skipped, type JobOutcome } from "../../runtime/handlers.ts";
import { CLOCK, SYSTEM_DB } from "../../tokens.ts";

/** A platform told that a post has changed: its next planned reading reads the post itself, within the platform's allowance. Calls nobody. */
@Injectable()
export class LookAtPost {
  constructor(
    @Inject(SYSTEM_DB) private readonly db: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @OnJob("tracking.look-at-post")
  async run({ publicationId }: JobPayload<"tracking.look-at-post">): Promise<JobOutcome> {
    const planned = await inScope(this.db, {}, (sql) => lookSoon(sql, publicationId, this.clock.now()));
    return planned === 0 ? skipped("the post is not read any more") : done;
  }
}

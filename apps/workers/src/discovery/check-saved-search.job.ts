import type { JobPayload } from "@fanfare/contracts/jobs";
import type { Database } from "@fanfare/db/connection";
import { deciderOf } from "@fanfare/db/readers/messaging";
import type { Repositories } from "@fanfare/db/repositories/index";
import { makeCheckSavedSearch, type CreatorSearch } from "@fanfare/domain/discovery";
import type { UnitOfWork } from "@fanfare/domain/kernel";
import { Inject, Injectable } from "@nestjs/common";
import { done, OnJob, skipped, type JobOutcome } from "../runtime/handlers.ts";
import { CREATOR_SEARCH, DB, UNIT_OF_WORK } from "../tokens.ts";

@Injectable()
export class CheckSavedSearch {
  private readonly check: ReturnType<typeof makeCheckSavedSearch>;

  constructor(
    @Inject(UNIT_OF_WORK) unitOfWork: UnitOfWork<Repositories>,
    @Inject(CREATOR_SEARCH) search: Pick<CreatorSearch, "ids">,
    @Inject(DB) db: Database,
  ) {
    this.check = makeCheckSavedSearch({ unitOfWork, search, recipientOf: (organizationId, userId) => deciderOf(db, organizationId, userId) });
  }

  /** Looks for new matches of a saved search and tells of them once. While search is away it looks later, however long that takes. */
  @OnJob("discovery.check-saved-search")
  async run({ organizationId, correlationId, searchId, due }: JobPayload<"discovery.check-saved-search">): Promise<JobOutcome> {
    if (organizationId === null) return skipped("a saved search belongs to an organization");
    const context = { actor: { kind: "system" as const, name: "discovery.check-saved-search", organizationId }, trace: { correlationId, causationId: null } };
    const look = await this.check(context, { organizationId, searchId, due: new Date(due) });
    if (look === "not-wanted") return skipped("the search was looked at already, or has no alert any more");
    return look === "postponed" ? skipped("search can't answer this now, so it is looked at in ten minutes") : done;
  }
}

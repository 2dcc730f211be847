import type { Redis } from "@fanfare/adapters/redis";
import { dropCachedPages } from "@fanfare/adapters/search";
import type { JobPayload } from "@fanfare/contracts/jobs";
import { creatorDocuments } from "@fanfare/db/readers/creator-documents";
import type { CreatorIndex } from "@fanfare/domain/discovery";
import { DomainError } from "@fanfare/domain/kernel";
import { Inject, Injectable } from "@nestjs/common";
import type { Sequelize } from "sequelize";
import { done, OnJob, type JobOutcome } from "../runtime/handlers.ts";
import { REDIS, SEARCH, SYSTEM_DB } from "../tokens.ts";

@Injectable()
export class IndexCreators {
  constructor(
    @Inject(SYSTEM_DB) private readonly db: Sequelize,
    @Inject(SEARCH) private readonly index: CreatorIndex,
    @Inject(REDIS) private readonly redis: Redis,
  ) {}

  /** Brings the index to what the catalogue says now, so that a late or repeated job does no harm. */
  @OnJob("discovery.index-creators")
  async run(payload: JobPayload<"discovery.index-creators">): Promise<JobOutcome> {
    const documents = await creatorDocuments(this.db, payload.creatorIds);
    const found = new Set(documents.map((document) => document.id));
    const failed = await this.index.write(documents, payload.creatorIds.filter((id) => !found.has(id)));
    await dropCachedPages(this.redis, [payload.organizationId, ...documents.map((document) => document.organizationId)]);
    if (failed.length > 0) {
      throw new DomainError("unavailable", "discovery.not-indexed", `${failed.length} creators could not be indexed: ${failed[0]!.reason}`);
    }
    return done;
  }
}

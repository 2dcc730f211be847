import type { ObjectStorage } from "@fanfare/adapters/storage";
import type { Database } from "@fanfare/db/connection";
import { inScope } from "@fanfare/db/scoped";
import { settleListed } from "@fanfare/db/system/listed-accounts";
import type { Clock } from "@fanfare/domain/kernel";
import { Inject, Injectable } from "@nestjs/common";
import { OnEvent, type AnyEvent } from "../../runtime/handlers.ts";
import { CLOCK, STORAGE, SYSTEM_DB } from "../../tokens.ts";
import { rawPlaceOf } from "../history/raw.ts";

/** What may begin or end that somebody watches a creator, or change which accounts the creator has and how they are read. */
const facts = [
  "creators.list-members-changed.v1", "creators.creators-changed.v1",
  "collaborations.application-submitted.v1", "collaborations.creator-invited.v1", "collaborations.collaboration-ended.v1", "collaborations.collaboration-completed.v1",
  "tracking.account-connected.v1", "tracking.account-disconnected.v1", "tracking.connection-lapsed.v1",
] as const;

@Injectable()
export class SettleListed {
  constructor(
    @Inject(SYSTEM_DB) private readonly db: Database,
    @Inject(STORAGE) private readonly storage: ObjectStorage,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Asks how things stand by now, over all organizations, so that news may come late, twice or out of order. */
  @OnEvent(facts, "tracking.settle-listed")
  async handle({ data }: AnyEvent<(typeof facts)[number]>): Promise<void> {
    const creatorIds = "creatorIds" in data ? data.creatorIds : [data.creatorId];
    await inScope(this.db, {}, async (sql) => {
      // Before it is settled: who dies in between removes them again, and nothing is forgotten.
      for (const id of await settleListed(sql, creatorIds, this.clock.now())) await this.storage.removeAll(rawPlaceOf(id));
    });
  }
}

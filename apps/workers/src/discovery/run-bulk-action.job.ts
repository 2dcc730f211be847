import { failpoint } from "@fanfare/adapters/failpoint";
import type { ObjectStorage } from "@fanfare/adapters/storage";
import { bulkLimit } from "@fanfare/contracts/discovery";
import { jobs, type JobPayload } from "@fanfare/contracts/jobs";
import type { Database } from "@fanfare/db/connection";
import type { Repositories } from "@fanfare/db/repositories/index";
import { makeAdvanceBulk, makeCloseBulk, makeLoadBulk, makeSettleBulk, nextTargets, type BulkAction, type CreatorSearch } from "@fanfare/domain/discovery";
import { DomainError, type Context, type UnitOfWork } from "@fanfare/domain/kernel";
import { Inject, Injectable } from "@nestjs/common";
import { done, OnJob, skipped, type JobOutcome, type JobRun } from "../runtime/handlers.ts";
import { retryVerdict } from "../runtime/retry.ts";
import { CREATOR_SEARCH, DB, STORAGE, UNIT_OF_WORK } from "../tokens.ts";
import { ExportFile } from "./export-file.ts";

type Target = { bulkId: string; organizationId: string };

/** Invitations take several statements for each creator, so that fewer of them are held in one transaction. */
const chunkSizes: Record<BulkAction["action"]["kind"], number> = { "add-to-list": 500, "invite-to-campaign": 50, export: 500 };

@Injectable()
export class RunBulkAction {
  private readonly load: ReturnType<typeof makeLoadBulk>;
  private readonly settle: ReturnType<typeof makeSettleBulk>;
  private readonly advance: ReturnType<typeof makeAdvanceBulk>;
  private readonly close: ReturnType<typeof makeCloseBulk>;

  constructor(
    @Inject(UNIT_OF_WORK) unitOfWork: UnitOfWork<Repositories>,
    @Inject(DB) private readonly db: Database,
    @Inject(STORAGE) private readonly storage: ObjectStorage,
    @Inject(CREATOR_SEARCH) private readonly search: Pick<CreatorSearch, "ids">,
  ) {
    this.load = makeLoadBulk({ unitOfWork });
    this.settle = makeSettleBulk({ unitOfWork });
    this.advance = makeAdvanceBulk({ unitOfWork });
    this.close = makeCloseBulk({ unitOfWork });
  }

  /** Works through the creators chunk by chunk, as the member who asked. It goes on after the last counted chunk when it was broken off. */
  @OnJob("discovery.run-bulk-action")
  async run(payload: JobPayload<"discovery.run-bulk-action">, job: JobRun): Promise<JobOutcome> {
    const target = { bulkId: payload.bulkId, organizationId: payload.organizationId! };
    const trace = { correlationId: payload.correlationId, causationId: null };
    const system: Context = { actor: { kind: "system", name: "bulk", organizationId: target.organizationId }, trace };
    const { bulk, by } = await this.load(system, target);
    if (bulk.status !== "running") return skipped(`the work is ${bulk.status}`);
    const file = bulk.action.kind === "export" ? new ExportFile(this.storage, target, bulk.action.format) : null;
    try {
      if (!by) throw new DomainError("forbidden", "discovery.bulk-without-member", "The person who started this is no longer a member of the organization, so it was stopped.");
      return await this.work({ actor: by, trace }, target, bulk, file, job);
    } catch (error) {
      const isRefused = error instanceof DomainError && !retryVerdict(error).again;
      if (!isRefused && job.attempt < jobs["discovery.run-bulk-action"].retry.attempts) throw error;
      await this.close(system, target, { failure: isRefused ? error.message : "The work could not be ended, although it was tried again and again. What was done until then stays. Start it once more." });
      await file?.discard();
      if (!isRefused) throw error;
      return done;
    }
  }

  private async work(context: Context, target: Target, begun: BulkAction, file: ExportFile | null, job: JobRun): Promise<JobOutcome> {
    let bulk = begun.targetIds === null && begun.filter ? await this.settle(context, target, await this.resolve(target, begun.filter)) : begun;
    while (bulk.status === "running" && bulk.done < bulk.total) {
      job.signal.throwIfAborted();
      bulk = await this.chunk(context, target, bulk, file);
      failpoint("bulk.after-chunk");
      await job.report(Math.round((100 * bulk.done) / bulk.total));
    }
    if (bulk.status !== "running") {
      await file?.discard();
      return skipped(`the work was ${bulk.status}`);
    }
    const storageKey = (await file?.assemble()) ?? null;
    await this.close(context, target, { storageKey });
    await file?.discard();
    return done;
  }

  private resolve({ organizationId }: Target, { filter, sort }: NonNullable<BulkAction["filter"]>): Promise<string[]> {
    return this.search.ids(organizationId, filter, sort, bulkLimit);
  }

  private async chunk(context: Context, target: Target, bulk: BulkAction, file: ExportFile | null): Promise<BulkAction> {
    const size = chunkSizes[bulk.action.kind];
    const exported = file ? await file.writePart(this.db, bulk.done, nextTargets(bulk, size)) : undefined;
    if (exported) failpoint("bulk.part-written");
    return this.advance(context, target, bulk.done, size, exported);
  }
}

import { readCsv } from "@fanfare/adapters/csv";
import type { ObjectStorage } from "@fanfare/adapters/storage";
import type { JobPayload } from "@fanfare/contracts/jobs";
import type { Repositories } from "@fanfare/db/repositories/index";
import { makeCloseImport, makeImportRows, makeLoadImport, rowReader, type CreatorImport, type ReadRow } from "@fanfare/domain/creators";
import { DomainError, type Context, type UnitOfWork } from "@fanfare/domain/kernel";
import { Inject, Injectable } from "@nestjs/common";
import { done, OnJob, skipped, type JobOutcome, type JobRun } from "../runtime/handlers.ts";
import { STORAGE, UNIT_OF_WORK } from "../tokens.ts";

const chunkSize = 250;

@Injectable()
export class ImportCreators {
  private readonly load: ReturnType<typeof makeLoadImport>;
  private readonly importRows: ReturnType<typeof makeImportRows>;
  private readonly close: ReturnType<typeof makeCloseImport>;

  constructor(
    @Inject(UNIT_OF_WORK) unitOfWork: UnitOfWork<Repositories>,
    @Inject(STORAGE) private readonly storage: ObjectStorage,
  ) {
    this.load = makeLoadImport({ unitOfWork });
    this.importRows = makeImportRows({ unitOfWork });
    this.close = makeCloseImport({ unitOfWork });
  }

  /** Stores the rows chunk by chunk. It goes on after the last stored chunk when it was broken off. */
  @OnJob("creators.import-creators")
  async run(payload: JobPayload<"creators.import-creators">, job: JobRun): Promise<JobOutcome> {
    const target = { importId: payload.importId, organizationId: payload.organizationId! };
    const context: Context = {
      actor: { kind: "system", name: "import", organizationId: target.organizationId },
      trace: { correlationId: payload.correlationId, causationId: null },
    };
    const file = await this.load(context, target);
    if (file.status !== "running") return skipped(`the import is ${file.status}`);
    try {
      const after = await this.storeAll(context, target, file, job);
      if (after.status !== "running") return skipped(`the import was ${after.status}`);
      await this.close(context, target, null);
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind !== "invalid") throw error;
      await this.close(context, target, error);
    }
    return done;
  }

  private async storeAll(context: Context, target: { importId: string; organizationId: string }, file: CreatorImport, job: JobRun): Promise<CreatorImport> {
    const read = rowReader(file);
    let state = file;
    let index = -1;
    let chunk: ReadRow[] = [];
    const store = async () => {
      state = await this.importRows(context, target, state.doneRows, chunk);
      chunk = [];
      await job.report(file.totalRows === 0 ? 0 : Math.round((100 * state.doneRows) / file.totalRows));
    };
    for await (const cells of readCsv(await this.storage.get(file.storageKey), file)) {
      if (index === -1) {
        index = 0;
        continue;
      }
      const row = read(cells, index);
      index += 1;
      if (index > file.doneRows) chunk.push(row);
      if (chunk.length < chunkSize) continue;
      await store();
      job.signal.throwIfAborted();
      if (state.status !== "running") return state;
    }
    if (chunk.length > 0) await store();
    return state;
  }
}

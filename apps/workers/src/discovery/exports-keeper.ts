import type { Logger } from "@fanfare/adapters/logging";
import type { ObjectStorage } from "@fanfare/adapters/storage";
import { exportKeptDays } from "@fanfare/contracts/discovery";
import type { Database } from "@fanfare/db/connection";
import { inScope } from "@fanfare/db/scoped";
import { exportFilesBefore, forgetExportFiles } from "@fanfare/db/system/export-files";
import type { Clock } from "@fanfare/domain/kernel";
import { Inject, Injectable } from "@nestjs/common";
import { RunsInBackground } from "../runtime/background.ts";
import { Repeated } from "../runtime/repeated.ts";
import { CLOCK, LOGGER, STORAGE, SYSTEM_DB } from "../tokens.ts";

const everyMs = 3_600_000;
const keptMs = exportKeptDays * 86_400_000;
const filesAtOnce = 100;

/** Removes the files of exports that are over their time. A file whose row could not be changed is removed once more, which is no error. */
@Injectable()
@RunsInBackground()
export class ExportsKeeper extends Repeated {
  constructor(
    @Inject(SYSTEM_DB) private readonly db: Database,
    @Inject(STORAGE) private readonly storage: ObjectStorage,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    super({ everyMs, failure: "old exports could not be removed, trying again", logger });
  }

  async work(): Promise<boolean> {
    const before = new Date(this.clock.now().getTime() - keptMs);
    const files = await inScope(this.db, {}, (sql) => exportFilesBefore(sql, before, filesAtOnce));
    if (files.length === 0) return false;
    for (const { storageKey } of files) await this.storage.remove(storageKey);
    await inScope(this.db, {}, (sql) => forgetExportFiles(sql, files.map(({ id }) => id)));
    this.logger.info({ files: files.length }, "old exports were removed");
    return files.length === filesAtOnce;
  }
}

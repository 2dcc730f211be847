import type { Logger } from "@fanfare/adapters/logging";
import type { Database } from "@fanfare/db/connection";
import { inScope } from "@fanfare/db/scoped";
import { ensureMonths } from "@fanfare/db/system/months";
import { Inject, Injectable } from "@nestjs/common";
import { RunsInBackground } from "../../runtime/background.ts";
import { Repeated } from "../../runtime/repeated.ts";
import { LOGGER, SYSTEM_DB } from "../../tokens.ts";

const everyMs = 6 * 3_600_000;
/** This month and the twelve after it. */
const months = 13;

/** Keeps a year of monthly parts ready, so that readings never wait for one. Without it they go to the part for all others: nothing is lost. */
@Injectable()
@RunsInBackground()
export class MonthsKeeper extends Repeated {
  constructor(
    @Inject(SYSTEM_DB) private readonly db: Database,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    super({ everyMs, failure: "parts for coming months could not be made, trying again", logger });
  }

  async work(): Promise<boolean> {
    const made = await inScope(this.db, {}, (sql) => ensureMonths(sql, new Date(), months));
    if (made > 0) this.logger.info({ made }, "parts for coming months were made");
    return false;
  }
}

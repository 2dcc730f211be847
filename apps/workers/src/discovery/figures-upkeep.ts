import type { Logger } from "@fanfare/adapters/logging";
import type { Database } from "@fanfare/db/connection";
import { beforeAllIds } from "@fanfare/db/readers/creator-documents";
import { inScope } from "@fanfare/db/scoped";
import { lastCountOfPeers } from "@fanfare/db/system/peer-groups";
import { Inject, Injectable } from "@nestjs/common";
import type { Config } from "../config.ts";
import { RunsInBackground } from "../runtime/background.ts";
import { Repeated } from "../runtime/repeated.ts";
import { Turn } from "../runtime/turn.ts";
import { CONFIG, LOGGER, SYSTEM_DB } from "../tokens.ts";
import { FiguresKeeper } from "./figures-keeper.ts";
import { upkeepLock } from "./locks.ts";
import { countPeerGroups } from "./peer-groups.ts";

const everyMs = 60_000;
const peersEveryMs = 24 * 3_600_000;
/** In a small catalogue one file changes what is usual, so it is counted more often. */
const small = { accounts: 20_000, everyMs: 3_600_000 };

/**
 * Runs changed formulas over the whole catalogue and counts peers, once a day or every hour while there are few. One process of the installation does it; the
 * others look now and then whether it still does.
 */
@Injectable()
@RunsInBackground()
export class FiguresUpkeep extends Repeated {
  readonly #turn: Turn;
  #afterAccountId = beforeAllIds;
  #recomputed = 0;

  constructor(
    @Inject(SYSTEM_DB) private readonly db: Database,
    @Inject(CONFIG) config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(FiguresKeeper) private readonly figures: FiguresKeeper,
  ) {
    super({ everyMs, failure: "figures could not be brought up to date, trying again", logger });
    this.#turn = new Turn(config.database.worker, upkeepLock);
  }

  override async stop(): Promise<void> {
    await super.stop();
    await this.#turn.release();
  }

  async work(): Promise<boolean> {
    if (!(await this.#turn.isMine())) return false;
    await this.#countPeers();
    return this.#recompute();
  }

  async #countPeers(): Promise<void> {
    const { at, accounts } = await inScope(this.db, {}, lastCountOfPeers);
    const waitMs = accounts < small.accounts ? small.everyMs : peersEveryMs;
    if (at !== null && Date.now() - at.getTime() < waitMs) return;
    const groups = await countPeerGroups(this.db);
    if (groups.length > 0) this.logger.info({ groups: groups.length }, "peers were counted");
  }

  /** What a command had in hand is met again in the next round. */
  async #recompute(): Promise<boolean> {
    const batch = await this.figures.recomputeOlder(this.#afterAccountId);
    this.#afterAccountId = batch?.lastAccountId ?? beforeAllIds;
    this.#recomputed += batch?.accounts ?? 0;
    if (batch !== null) return true;
    if (this.#recomputed > 0) this.logger.info({ accounts: this.#recomputed }, "the formulas of today have run over accounts that had figures of older ones");
    this.#recomputed = 0;
    return false;
  }
}

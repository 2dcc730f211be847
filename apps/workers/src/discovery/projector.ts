import type { Logger } from "@fanfare/adapters/logging";
import type { Redis } from "@fanfare/adapters/redis";
import { dropCachedPages } from "@fanfare/adapters/search";
import type { Database } from "@fanfare/db/connection";
import { idFrom } from "@fanfare/domain/kernel";
import { Inject, Injectable } from "@nestjs/common";
import type { Config } from "../config.ts";
import { RunsInBackground, type Background } from "../runtime/background.ts";
import { DeadLetters } from "../runtime/dead-letters.ts";
import type { Metrics } from "../runtime/metrics.ts";
import { growingWait, reasonOf } from "../runtime/retry.ts";
import { Turn } from "../runtime/turn.ts";
import { WokenTicker } from "../runtime/woken-ticker.ts";
import { CONFIG, LOGGER, METRICS, REDIS, SEARCH, SYSTEM_DB } from "../tokens.ts";
import { atMost } from "./at-most.ts";
import { FiguresKeeper } from "./figures-keeper.ts";
import { IndexRenewal } from "./index-renewal.ts";
import { projectorLock } from "./locks.ts";
import { creatorsAtOnce, Projection } from "./projection.ts";
import type { WrittenIndex } from "./written-index.ts";

const pollMs = 1_000;
const longestWaitMs = 60_000;
/** A cache that is away must not hold up the index: what it keeps is old after a minute anyway. */
const cachePatienceMs = 2_000;

/**
 * Works off the list of changed creators. One process of the installation does it at a time, because more would only write
 * the same twice; when it ends, another takes over within seconds. While the index is away it waits, longer each time.
 */
@Injectable()
@RunsInBackground()
export class Projector implements Background {
  readonly #ticker: WokenTicker;
  readonly #projection: Projection;
  readonly #turn: Turn;
  readonly #renewal: IndexRenewal;
  #failures = 0;
  #notBefore = 0;

  constructor(
    @Inject(SYSTEM_DB) db: Database,
    @Inject(SEARCH) private readonly index: WrittenIndex,
    @Inject(REDIS) private readonly redis: Redis,
    @Inject(CONFIG) config: Config,
    @Inject(FiguresKeeper) figures: FiguresKeeper,
    @Inject(DeadLetters) private readonly deadLetters: DeadLetters,
    @Inject(METRICS) private readonly metrics: Metrics,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.#projection = new Projection({
      db,
      figures,
      index: (alsoTo) => index.writing(alsoTo),
      changed: (owners) => this.#dropPages(owners),
      giveUp: ({ id, version, reason }, organizationId) =>
        this.deadLetters.keep({ kind: "job", name: "discovery.index-creators", key: id, organizationId, payload: { organizationId, creatorId: null, correlationId: idFrom("index", id, String(version)), creatorIds: [id] }, reason }),
    });
    this.#turn = new Turn(config.database.worker, projectorLock);
    this.#renewal = new IndexRenewal({ db, url: config.database.worker }, logger);
    const settings = { url: config.database.worker, channel: "creators_to_index", pauseMs: pollMs, what: "indexing creators", logger };
    this.#ticker = new WokenTicker(settings, () => this.#work());
  }

  start(): Promise<void> {
    return this.#ticker.start();
  }

  async stop(): Promise<void> {
    await this.#ticker.stop();
    await this.#renewal.stop();
    await this.#turn.release();
    await this.index.close();
  }

  async #work(): Promise<boolean> {
    if (Date.now() < this.#notBefore || !(await this.#turn.isMine())) return false;
    try {
      const building = await this.index.ensure();
      if (building) this.#renewal.begin(building);
      const { taken, written, failed, removed } = await this.#projection.projectBatch(creatorsAtOnce);
      this.metrics.indexed.inc(written);
      this.metrics.notIndexed.inc(failed);
      this.#answers();
      return taken > 0 && removed + failed > 0;
    } catch (error) {
      this.#isAway(error);
      return false;
    }
  }

  #answers(): void {
    if (this.#failures > 0) this.logger.info({ attempts: this.#failures }, "the index can be written again");
    this.#failures = 0;
    this.#notBefore = 0;
  }

  /** Said once, not at every attempt; what is on the list stays there. */
  #isAway(error: unknown): void {
    this.#failures += 1;
    this.#notBefore = Date.now() + growingWait(this.#failures, pollMs, longestWaitMs);
    if (this.#failures === 1) this.logger.warn({ reason: reasonOf(error) }, "the index can't be written, changed creators wait on the list");
  }

  async #dropPages(owners: readonly (string | null)[]): Promise<void> {
    await atMost(cachePatienceMs, dropCachedPages(this.redis, owners));
  }
}

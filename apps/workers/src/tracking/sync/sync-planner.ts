import type { Jobs } from "@fanfare/adapters/jobs";
import type { Logger } from "@fanfare/adapters/logging";
import type { StaleReason } from "@fanfare/contracts/connections";
import type { QueueName } from "@fanfare/contracts/jobs";
import { platforms, type Platform } from "@fanfare/contracts/platforms";
import { syncTiers, type SyncTier } from "@fanfare/contracts/sync";
import type { Database } from "@fanfare/db/connection";
import { inScope } from "@fanfare/db/scoped";
import { claimDue, countConnected, dueLanes, sayWaiting, type Claimed, type DueLane } from "@fanfare/db/system/sync-targets";
import { newId, type Clock } from "@fanfare/domain/kernel";
import { leaseMs, needsConsent, nextTurn, readingsFor, usualCost, withSpent, windowAt, allowancesOf, type BucketState, type Connectors, type Quotas } from "@fanfare/domain/tracking";
import { Inject, Injectable } from "@nestjs/common";
import type { Config } from "../../config.ts";
import { RunsInBackground } from "../../runtime/background.ts";
import type { Metrics } from "../../runtime/metrics.ts";
import { Repeated } from "../../runtime/repeated.ts";
import { Turn } from "../../runtime/turn.ts";
import { CLOCK, CONFIG, CONNECTORS, JOBS, LOGGER, METRICS, QUOTAS, SYSTEM_DB } from "../../tokens.ts";
import { parkPosts } from "../posts/park-posts.ts";
import { allowanceStates } from "./allowance-states.ts";
import { batchesOf, type Batch } from "./batches.ts";

/** Number of PostgreSQL's advisory lock, so never change it. */
const plannerLock = 7_246_013;
const everyMs = 2_000;
/** Readings claimed of one tier at once: few enough that a lease never ends in the queue. */
const mostAtOnce = 500;
/** A queue that has so many batches waiting is not given more: what is claimed has to be read within its lease. */
const mostWaiting = 40;
/** How long a post may be due before it says why it waits (ms), and how often that is looked after. */
const patienceMs = 3_600_000;
const sayEveryMs = 300_000;

/** The queues as far as the plan needs them. */
type Queues = Jobs & { queues: ReadonlyMap<QueueName, { getWaitingCount(): Promise<number> }> };
type Connected = Partial<Record<Platform, number>>;

/**
 * Decides what is read next, within each platform's allowance: posts of campaigns first, then connected accounts, then others,
 * and in each tier one organization after the other. One process of the installation plans at a time. What is claimed and never
 * read, because a process or the queue was lost, is due again when its lease ends.
 */
@Injectable()
@RunsInBackground()
export class SyncPlanner extends Repeated {
  readonly #lastServed = new Map<string, string>();
  readonly #saidAt = new Map<Platform, number>();
  readonly #turn: Turn;

  constructor(
    @Inject(SYSTEM_DB) private readonly db: Database,
    @Inject(JOBS) private readonly jobs: Queues,
    @Inject(CONNECTORS) private readonly connectors: Connectors,
    @Inject(QUOTAS) private readonly quotas: Quotas,
    @Inject(CONFIG) private readonly config: Pick<Config, "database" | "connectors" | "instagramDiscovery">,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(METRICS) private readonly metrics: Pick<Metrics, "syncClaimed">,
    @Inject(LOGGER) logger: Logger,
  ) {
    super({ everyMs, failure: "readings could not be planned, trying again", logger });
    this.#turn = new Turn(config.database.worker, plannerLock);
  }

  override async stop(): Promise<void> {
    await super.stop();
    await this.#turn.release();
  }

  /** Plans what is due now, once. Answers how many readings were claimed. */
  async plan(): Promise<number> {
    const now = this.clock.now();
    const { lanes, connected } = await inScope(this.db, {}, async (sql) => ({ lanes: await dueLanes(sql, now), connected: await countConnected(sql) }));
    let claimed = 0;
    for (const platform of platforms) {
      const due = lanes.filter((lane) => lane.platform === platform && this.#isRead(lane));
      await this.#sayWhy(platform, "no-key", lanes.filter((lane) => lane.platform === platform && !this.#isRead(lane)), now);
      if (due.length > 0 && (await this.#mayAsk(platform))) claimed += await this.#planPlatform(platform, due, connected, now);
    }
    return claimed;
  }

  async work(): Promise<boolean> {
    if (await this.#turn.isMine()) await this.plan();
    return false;
  }

  /** What is only listed is read with the installation's own keys; where it has none, its reading says so. */
  #isRead({ platform, tier }: DueLane): boolean {
    return tier === "listed" || !needsConsent(platform) || this.connectors.platforms.includes(platform);
  }

  async #mayAsk(platform: Platform): Promise<boolean> {
    if ((await this.quotas.pausedUntil(platform)) !== null) return false;
    return (await this.jobs.queues.get(`sync-${platform}`)!.getWaitingCount()) < mostWaiting;
  }

  async #planPlatform(platform: Platform, due: readonly DueLane[], connected: Connected, now: Date): Promise<number> {
    const asked = { platform, connected: connected[platform] ?? 0, discovers: this.config.instagramDiscovery !== null, readsPerMonth: this.#readsPerMonth(), now };
    let states = await inScope(this.db, {}, (sql) => allowanceStates(sql, this.quotas, asked));
    let sum = 0;
    for (const tier of syncTiers) {
      const lanes = due.filter((lane) => lane.tier === tier);
      const claimed = await this.#claim({ platform, tier, lanes, states, connected: asked.connected, now });
      for (const batch of batchesOf({ platform, tier, states, now }, claimed.targets)) {
        const { cost } = batch;
        for (const { bucket, window } of allowancesOf(platform, asked)) if (cost[bucket]) await this.quotas.plan(platform, bucket, windowAt(window, now), tier, cost[bucket]);
        states = withSpent(states, tier, cost);
        await this.#ask(platform, claimed.claim, batch);
      }
      this.metrics.syncClaimed.inc({ platform, tier }, claimed.targets.length);
      sum += claimed.targets.length;
    }
    return sum;
  }

  #readsPerMonth(): number {
    return this.config.connectors.x?.readsPerMonth ?? 0;
  }

  async #claim({ platform, tier, lanes, states, connected, now }: { platform: Platform; tier: SyncTier; lanes: readonly DueLane[]; states: readonly BucketState[]; connected: number; now: Date }) {
    const claim = newId();
    const affordable = readingsFor(tier, states, usualCost(platform, tier, !needsConsent(platform)), now);
    // Posts of a platform on which nobody is connected cost nothing: they are put aside, and say why.
    const readings = Math.min(mostAtOnce, tier === "hot" && needsConsent(platform) && connected === 0 ? mostAtOnce : affordable);
    const served = `${platform} ${tier}`;
    const ids = lanes.map(({ lane }) => lane);
    const turn = nextTurn(ids, readings, this.#lastServed.get(served) ?? null);
    if (!turn) {
      await this.#sayWhy(platform, "quota-used-up", lanes, now);
      return { claim, targets: [] };
    }
    const leaseUntil = new Date(now.getTime() + leaseMs);
    const targets = await inScope(this.db, {}, (sql) => claimDue(sql, { platform, tier, turn, claim, now, leaseUntil }));
    this.#lastServed.set(served, turn.lanes.at(-1)!);
    const isReadable = ({ kind, connectionId }: Claimed) => kind === "account" || connectionId !== null || !needsConsent(platform);
    await parkPosts(this.db, claim, targets.filter((target) => !isReadable(target)).map(({ id }) => id), now);
    return { claim, targets: targets.filter(isReadable) };
  }

  /** What is due and not claimed says nothing by itself: posts that wait for longer are told why. */
  async #sayWhy(platform: Platform, reason: StaleReason, lanes: readonly DueLane[], now: Date): Promise<void> {
    const waiting = lanes.filter(({ tier, dueAt }) => tier === "hot" && now.getTime() - dueAt.getTime() >= patienceMs).map(({ lane }) => lane);
    if (waiting.length === 0 || now.getTime() - (this.#saidAt.get(platform) ?? 0) < sayEveryMs) return;
    this.#saidAt.set(platform, now.getTime());
    await inScope(this.db, {}, (sql) => sayWaiting(sql, { platform, lanes: waiting, reason, dueBefore: new Date(now.getTime() - patienceMs), now }));
  }

  async #ask(platform: Platform, claim: string, { targets, isWhole }: Batch): Promise<void> {
    const targetIds = targets.map(({ id }) => id);
    await this.jobs.enqueue(`tracking.read-${platform}`, { organizationId: null, creatorId: null, correlationId: claim, claim, batch: newId(), targetIds, ...(isWhole && { isWhole }) });
  }
}

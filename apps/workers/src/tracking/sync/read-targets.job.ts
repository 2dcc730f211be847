import { failpoint } from "@fanfare/adapters/failpoint";
import type { Guard, Guards } from "@fanfare/adapters/resilience";
import type { ObjectStorage } from "@fanfare/adapters/storage";
import type { JobPayload } from "@fanfare/contracts/jobs";
import type { Platform } from "@fanfare/contracts/platforms";
import type { Database } from "@fanfare/db/connection";
import { inScope } from "@fanfare/db/scoped";
import { keepExternalIds } from "@fanfare/db/system/listed-accounts";
import { storeReadings } from "@fanfare/db/system/readings";
import { claimedTargets, finishReadings, giveBack, stillClaimed } from "@fanfare/db/system/sync-targets";
import type { Clock } from "@fanfare/domain/kernel";
import { PlatformAnswerMalformed, PlatformQuotaExceeded, PlatformUnavailable, type Connectors, type Grants, type PostFinder, type Quotas } from "@fanfare/domain/tracking";
import { Inject, Injectable } from "@nestjs/common";
import { done, OnJob, skipped, type JobOutcome } from "../../runtime/handlers.ts";
import type { Metrics } from "../../runtime/metrics.ts";
import { CLOCK, CONNECTORS, GRANTS, GUARDS, HELD_GRANTS, METRICS, PLATFORMS, POST_FINDER, QUOTAS, STORAGE, SYSTEM_DB } from "../../tokens.ts";
import { grantUse } from "../connections/grant-use.ts";
import type { HeldGrants } from "../connections/held-grants.ts";
import type { Platforms } from "../platforms.ts";
import type { Outcome } from "./outcome.ts";
import { readAccounts, type ReadingParts } from "./read-accounts.ts";
import { readPosts, readWholePosts } from "./read-posts.ts";
import { readPublicAccounts } from "./read-public-accounts.ts";
import { appendFacts, handOn } from "./tell-readings.ts";

type Reading = JobPayload<"tracking.read-youtube">;

/** While one batch probes a platform that failed, the others wait at least so long. */
const leastPauseMs = 5_000;

/**
 * Reads a batch that the planner claimed and stores what changed. A bad reading stores nothing: its target says since when and
 * why, and is due again later. A process that dies leaves the claim, which ends by itself.
 */
@Injectable()
export class ReadTargets {
  readonly #parts: Omit<ReadingParts, "withGrant">;

  constructor(
    @Inject(SYSTEM_DB) private readonly db: Database,
    @Inject(STORAGE) storage: ObjectStorage,
    @Inject(PLATFORMS) platforms: Platforms,
    @Inject(CONNECTORS) connectors: Connectors,
    @Inject(GRANTS) private readonly grants: Grants,
    @Inject(POST_FINDER) private readonly finder: PostFinder,
    @Inject(QUOTAS) private readonly quotas: Quotas,
    @Inject(GUARDS) private readonly guards: Guards,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(METRICS) private readonly metrics: Pick<Metrics, "syncReadings">,
    @Inject(HELD_GRANTS) private readonly heldGrants: HeldGrants,
  ) {
    this.#parts = { storage, platforms, connectors };
  }

  @OnJob("tracking.read-youtube")
  readYouTube(payload: Reading): Promise<JobOutcome> {
    return this.#read("youtube", payload);
  }

  @OnJob("tracking.read-instagram")
  readInstagram(payload: Reading): Promise<JobOutcome> {
    return this.#read("instagram", payload);
  }

  @OnJob("tracking.read-tiktok")
  readTikTok(payload: Reading): Promise<JobOutcome> {
    return this.#read("tiktok", payload);
  }

  @OnJob("tracking.read-twitch")
  readTwitch(payload: Reading): Promise<JobOutcome> {
    return this.#read("twitch", payload);
  }

  @OnJob("tracking.read-x")
  readX(payload: Reading): Promise<JobOutcome> {
    return this.#read("x", payload);
  }

  async #read(platform: Platform, { claim, targetIds, isWhole = false }: Reading): Promise<JobOutcome> {
    const targets = await inScope(this.db, {}, (sql) => claimedTargets(sql, claim, targetIds));
    if (targets.length === 0) return skipped("the claim has ended");
    const held = await this.heldGrants(targets.flatMap(({ connectionId }) => connectionId ?? []), this.clock.now());
    const parts = { ...this.#parts, withGrant: grantUse(this.grants, held) };
    const { kind, tier } = targets[0]!;
    const isPublicAccount = kind === "account" && tier === "listed";
    const outcomes = await this.#ask(platform, isPublicAccount, (onFailure) => {
      const read = isPublicAccount ? readPublicAccounts : kind === "account" ? readAccounts : isWhole ? readWholePosts : readPosts;
      return read(parts, targets, this.clock.now(), onFailure);
    });
    if (outcomes instanceof Date) {
      await inScope(this.db, {}, (sql) => giveBack(sql, claim, targets.map(({ id }) => id), outcomes));
      if (!isPublicAccount) await this.quotas.pause(platform, outcomes);
      return skipped(`${platform} is left alone until ${outcomes.toISOString()}`);
    }
    failpoint("sync.answered");
    await this.#keep(claim, outcomes);
    for (const { finish } of outcomes) this.metrics.syncReadings.inc({ platform, outcome: finish.staleReason ?? (finish.changedAt === null ? "unchanged" : "changed") });
    return done;
  }

  /** Failures of the platform are counted for all who read it here; a failed batch is still written down. A time: until then nothing is asked. */
  async #ask(platform: Platform, isPublicAccount: boolean, read: (onFailure: (error: unknown) => void) => Promise<Outcome[]>): Promise<Outcome[] | Date> {
    const asked: { outcomes: Outcome[] | null; failure: unknown } = { outcomes: null, failure: null };
    try {
      await this.#guardOf(isPublicAccount ? `sync-${platform}-public` : `sync-${platform}`, platform).once(async () => {
        asked.outcomes = await read((error) => (asked.failure ??= error));
        if (asked.failure !== null && asked.outcomes.every(({ finish }) => finish.staleReason !== null)) throw asked.failure;
      });
    } catch (error) {
      // Refused by the guard: nothing was asked.
      if (asked.outcomes === null && error instanceof PlatformUnavailable) return new Date(Date.now() + Math.max(leastPauseMs, error.retryAfterMs ?? 0));
      if (error !== asked.failure) throw error;
    }
    const { failure } = asked;
    if (failure instanceof PlatformQuotaExceeded && failure.retryAfterMs !== null) await this.quotas.pause(platform, new Date(Date.now() + failure.retryAfterMs));
    return asked.outcomes ?? [];
  }

  /**
   * Hands on what was met, then stores figures, days, targets and facts in one transaction: who dies before its end reads again,
   * and nothing that was met is lost. Figures don't wait for a finder that fails.
   */
  async #keep(claim: string, outcomes: readonly Outcome[]): Promise<void> {
    const at = this.clock.now();
    const ids = outcomes.map(({ target }) => target.id);
    const claimed = await inScope(this.db, {}, (sql) => stillClaimed(sql, claim, ids));
    const [found] = await Promise.allSettled([handOn(this.finder, outcomes.filter(({ target }) => claimed.has(target.id)))]);
    await inScope(this.db, {}, async (sql) => {
      const held = await finishReadings(sql, claim, outcomes.map(({ finish }) => finish), at);
      const mine = outcomes.filter(({ target }) => held.has(target.id));
      await storeReadings(sql, { posts: mine.flatMap(({ post }) => post ?? []), accounts: mine.flatMap(({ account }) => account ?? []) });
      await keepExternalIds(sql, mine.flatMap(({ target: { id }, externalId }) => (externalId === undefined ? [] : [{ id, externalId }])));
      await appendFacts(sql, mine, claim, at);
      failpoint("sync.stored");
    });
    if (found.status === "rejected") throw found.reason;
  }

  /** Public accounts have one of their own: some are read from another host of the platform, whose failures are no reason to leave connected ones alone. */
  #guardOf(service: string, platform: Platform): Guard {
    return this.guards.of(service, "", {
      timeoutMs: 5 * 60_000,
      isFailure: (error) => error instanceof PlatformUnavailable || error instanceof PlatformAnswerMalformed,
      waitAskedFor: () => null,
      refusal: (retryAfterMs) => new PlatformUnavailable(platform, "it failed several times in a row", { retryAfterMs }),
    });
  }
}

import type { Logger } from "@fanfare/adapters/logging";
import type { Guards } from "@fanfare/adapters/resilience";
import type { Platform } from "@fanfare/contracts/platforms";
import type { Database } from "@fanfare/db/connection";
import { inScope } from "@fanfare/db/scoped";
import { connectionToFollow, endSubscriptions, forgetSubscription, noteNotSubscribed, noteSubscribed, takeSubscriptions, wantSubscriptions, wantWithKey, type PushToAsk } from "@fanfare/db/system/push-subscriptions";
import { DomainError, type Clock } from "@fanfare/domain/kernel";
import { Inject, Injectable } from "@nestjs/common";
import type { Config } from "../../config.ts";
import { RunsInBackground } from "../../runtime/background.ts";
import { OnEvent, type AnyEvent } from "../../runtime/handlers.ts";
import { Repeated } from "../../runtime/repeated.ts";
import { reasonOf } from "../../runtime/retry.ts";
import { CLOCK, CONFIG, GUARDS, LOGGER, SYSTEM_DB } from "../../tokens.ts";
import { pushPlatforms, type PushPlatform } from "./push-platforms.ts";

const everyMs = 15_000;
const batchSize = 50;
const changes = ["tracking.account-connected.v1", "tracking.connection-lapsed.v1", "tracking.account-disconnected.v1"] as const;

/**
 * Asks platforms to tell by themselves what changes on connected accounts, again before they stop, and to stop when a consent is
 * over. Where they refuse, as the real ones do without a public address, the reason is kept and everything goes on by reading.
 */
@Injectable()
@RunsInBackground()
export class SubscriptionsKeeper extends Repeated {
  readonly #platforms: ReadonlyMap<Platform, PushPlatform>;
  #isKeyKnown = false;

  constructor(
    @Inject(SYSTEM_DB) private readonly db: Database,
    @Inject(CONFIG) private readonly config: Pick<Config, "connectors" | "tokenKeys" | "publicUrl">,
    @Inject(GUARDS) guards: Guards,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Pick<Logger, "warn">,
  ) {
    super({ everyMs, failure: "subscriptions could not be looked after, trying again", logger });
    this.#platforms = pushPlatforms(config, guards);
  }

  /** What is wanted follows from the connection as it is now, whichever of its facts came first. */
  @OnEvent(changes, "tracking.follow-connections")
  async follow({ data: { connectionId } }: AnyEvent<(typeof changes)[number]>): Promise<void> {
    const now = this.clock.now();
    await inScope(this.db, {}, async (sql) => {
      const connection = await connectionToFollow(sql, connectionId);
      if (!connection?.isActive) return endSubscriptions(sql, connectionId, now);
      const topics = this.#platforms.get(connection.platform)?.topics ?? [];
      if (topics.length > 0) await wantSubscriptions(sql, connectionId, connection, topics, now);
    });
    this.wake();
  }

  /** Everything that is to be asked for, or taken back, by now. Answers whether there may be more. */
  async work(): Promise<boolean> {
    const [key] = this.config.tokenKeys;
    if (!key) return false;
    const now = this.clock.now();
    const taken = await inScope(this.db, {}, async (sql) => {
      if (!this.#isKeyKnown) await wantWithKey(sql, key.id, now);
      return takeSubscriptions(sql, key.id, now, batchSize);
    });
    this.#isKeyKnown = true;
    for (const one of taken) await (one.isEnding ? this.#end(one) : this.#ask(one));
    return taken.length === batchSize;
  }

  async #ask(one: PushToAsk): Promise<void> {
    const [key, platform] = [this.#keyOf(one), this.#platforms.get(one.platform)];
    if (!key || !platform) return;
    try {
      const answer = await platform.subscribe(one, key);
      const isKept = (await inScope(this.db, {}, (sql) => noteSubscribed(sql, one, answer))) > 0;
      // The consent ended while the platform was asked, and what was taken back did not include this yet.
      if (!isKept) await platform.unsubscribe({ ...one, externalId: answer.externalId }, key);
      // Made with another key, it would go on beside the new one.
      if (one.externalId !== null && answer.externalId !== one.externalId) await platform.unsubscribe(one, key);
    } catch (error) {
      await inScope(this.db, {}, (sql) => noteNotSubscribed(sql, one, reasonOf(error), isFinal(error)));
    }
  }

  /** What fails is tried again, later each time. Where trying does not help, or nobody knows the key any more, the platform stops when its lease or the consent ends. */
  async #end(one: PushToAsk): Promise<void> {
    const { connectionId, platform, topic } = one;
    const key = this.#keyOf(one);
    try {
      if (key) await this.#platforms.get(platform)?.unsubscribe(one, key);
    } catch (error) {
      this.logger.warn({ err: error, connectionId, platform, topic }, "a subscription could not be taken back");
      if (!isFinal(error)) return;
    }
    await inScope(this.db, {}, (sql) => forgetSubscription(sql, one));
  }

  #keyOf({ keyId }: PushToAsk) {
    return this.config.tokenKeys.find(({ id }) => id === keyId);
  }
}

const isFinal = (error: unknown): boolean => error instanceof DomainError && error.kind !== "unavailable";

import type { Logger } from "@fanfare/adapters/logging";
import { createTwitchPush, createYouTubePush, pushCallback, pushSecrets, pushTopicOf, twitchTopics, type TwitchPush, type TwitchTopic, type YouTubePush } from "@fanfare/adapters/platforms";
import type { Guards } from "@fanfare/adapters/resilience";
import type { Database } from "@fanfare/db/connection";
import { inScope } from "@fanfare/db/scoped";
import { forgetSubscriptions, noteNotSubscribed, noteSubscribed, takeSubscriptions, wantSubscriptions, type PushToAsk } from "@fanfare/db/system/push-subscriptions";
import { DomainError, type Clock } from "@fanfare/domain/kernel";
import { Inject, Injectable } from "@nestjs/common";
import type { Config } from "../../config.ts";
import { RunsInBackground, type Background } from "../../runtime/background.ts";
import { reasonOf } from "../../runtime/retry.ts";
import { Ticker } from "../../runtime/ticker.ts";
import { CLOCK, CONFIG, GUARDS, LOGGER, SYSTEM_DB } from "../../tokens.ts";

const everyMs = 15_000;
const batchSize = 50;

/**
 * Asks platforms to tell by themselves what changes on connected accounts, and again before they stop. Where they refuse, as the
 * real ones do without a public address, the reason is kept and everything goes on by reading.
 */
@Injectable()
@RunsInBackground()
export class SubscriptionsKeeper implements Background {
  readonly #ticker: Ticker;
  readonly #twitch: TwitchPush | null;
  readonly #youtube: YouTubePush | null;

  constructor(
    @Inject(SYSTEM_DB) private readonly db: Database,
    @Inject(CONFIG) private readonly config: Pick<Config, "connectors" | "tokenKeys" | "publicUrl">,
    @Inject(GUARDS) guards: Guards,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Pick<Logger, "warn">,
  ) {
    const { twitch, youtube } = config.connectors;
    this.#twitch = twitch && createTwitchPush({ ...twitch, guards });
    this.#youtube = youtube && createYouTubePush({ hubBaseUrl: youtube.hubBaseUrl, guards });
    this.#ticker = new Ticker(everyMs, () => this.keep(), (error) => this.logger.warn({ err: error }, "subscriptions could not be looked after, trying again"));
  }

  async start(): Promise<void> {
    this.#ticker.start();
  }

  stop(): Promise<void> {
    return this.#ticker.stop();
  }

  /** Everything that is to be asked for now. Answers whether there may be more. */
  async keep(): Promise<boolean> {
    const now = this.clock.now();
    const taken = await inScope(this.db, {}, async (sql) => {
      await forgetSubscriptions(sql);
      if (this.#twitch) await wantSubscriptions(sql, "twitch", twitchTopics, now);
      if (this.#youtube) await wantSubscriptions(sql, "youtube", ["videos"], now);
      return takeSubscriptions(sql, now, batchSize);
    });
    for (const one of taken) await this.#ask(one);
    return taken.length === batchSize;
  }

  async #ask(one: PushToAsk): Promise<void> {
    try {
      const isThere = await this.#subscribe(one);
      if (isThere) await inScope(this.db, {}, (sql) => noteSubscribed(sql, one));
    } catch (error) {
      const isFinal = error instanceof DomainError && error.kind !== "unavailable";
      await inScope(this.db, {}, (sql) => noteNotSubscribed(sql, one, reasonOf(error), isFinal));
    }
  }

  /** True when it was in force before; otherwise the platform asks the callback, which notes the answer. */
  async #subscribe({ platform, topic, accountId }: PushToAsk): Promise<boolean> {
    const [key] = this.config.tokenKeys;
    if (!key || (platform !== "twitch" && platform !== "youtube")) return false;
    const callback = pushCallback(this.config.publicUrl, platform, accountId, key);
    const [secret] = pushSecrets(callback.searchParams, platform, [key]);
    if (platform === "twitch") return (await this.#twitch?.subscribe(topic as TwitchTopic, accountId, callback.href, secret!)) === "already";
    await this.#youtube?.subscribeToPush(pushTopicOf(accountId), callback.href, secret!);
    return false;
  }
}

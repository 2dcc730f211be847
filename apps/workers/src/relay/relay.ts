import { failpoint } from "@fanfare/adapters/failpoint";
import type { Logger } from "@fanfare/adapters/logging";
import { keptFor, type EventBus } from "@fanfare/adapters/nats";
import type { Database } from "@fanfare/db/connection";
import { inScope, type Sql } from "@fanfare/db/scoped";
import { claimUnpublished, markPublished, markUnpublished, publishAgain, type OutboxRow } from "@fanfare/db/system/outbox";
import { Inject, Injectable } from "@nestjs/common";
import type { Metrics } from "../runtime/metrics.ts";
import { reasonOf } from "../runtime/retry.ts";
import { EVENTS, LOGGER, METRICS, SYSTEM_DB } from "../tokens.ts";

const batchSize = 200;

type Published = { sent: string[]; unsent: string[]; reason: string };

/**
 * Carries facts from the outbox to the stream, each at least once and each aggregate's in their order. A row is
 * marked after the stream took it; a relay that dies between publishes it again, and the readers notice.
 */
@Injectable()
export class Relay {
  constructor(
    @Inject(SYSTEM_DB) private readonly db: Database,
    @Inject(EVENTS) private readonly bus: EventBus,
    @Inject(METRICS) private readonly metrics: Metrics,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Publishes one batch; answers how many facts left and how many did not: these are tried again by the next call. */
  publishBatch(): Promise<{ sent: number; unsent: number }> {
    return inScope(this.db, {}, async (sql) => {
      const rows = await claimUnpublished(sql, batchSize);
      if (rows.length === 0) return { sent: 0, unsent: 0 };
      failpoint("relay.before-publish");
      const published = await this.#publish(rows);
      failpoint("relay.after-publish");
      await this.#note(sql, published);
      return { sent: published.sent.length, unsent: published.unsent.length };
    });
  }

  /**
   * A stream that was lost and made anew is empty: what was published before it was made is sent again.
   * Answers how many facts that are.
   */
  async refillStream(): Promise<number> {
    const since = await this.bus.ensureStream();
    const missing = await this.sendAgain(new Date(Date.now() - keptFor), since);
    if (missing > 0) this.logger.warn({ missing }, "the stream is newer than published events, sending them again");
    return missing;
  }

  /** Sends again what was published between two moments. */
  sendAgain(from: Date, until: Date): Promise<number> {
    return inScope(this.db, {}, (sql) => publishAgain(sql, from, until));
  }

  /** Wave by wave: the first waiting fact of every aggregate, then the second, and so on. */
  async #publish(rows: readonly OutboxRow[]): Promise<Published> {
    const published: Published = { sent: [], unsent: [], reason: "" };
    let waves = [...Map.groupBy(rows, (row) => row.aggregateId).values()];
    while (waves.length > 0) {
      const results = await Promise.allSettled(waves.map(([first]) => this.bus.publish(first!)));
      waves = waves.flatMap((lane, index) => laneAfter(lane, results[index]!, published));
    }
    return published;
  }

  async #note(sql: Sql, { sent, unsent, reason }: Published): Promise<void> {
    if (sent.length > 0) await markPublished(sql, sent);
    this.metrics.published.inc(sent.length);
    if (unsent.length === 0) return;
    await markUnpublished(sql, unsent, reason);
    this.metrics.publishFailures.inc(unsent.length);
    this.logger.warn({ count: unsent.length, reason }, "events could not be published, trying again");
  }
}

/** What is left of an aggregate's facts after its first was tried; nothing follows a fact that did not leave. */
function laneAfter([first, ...rest]: OutboxRow[], result: PromiseSettledResult<void>, published: Published): OutboxRow[][] {
  if (result.status === "rejected") {
    published.unsent.push(first!.position);
    published.reason = reasonOf(result.reason);
    return [];
  }
  published.sent.push(first!.position);
  return rest.length > 0 ? [rest] : [];
}

import { readStoryInsights } from "@fanfare/adapters/platforms";
import type { ObjectStorage } from "@fanfare/adapters/storage";
import type { JobPayload } from "@fanfare/contracts/jobs";
import { DeliveryMessage, type PlatformNotice, type PushingPlatform } from "@fanfare/contracts/webhooks";
import type { Database } from "@fanfare/db/connection";
import { outboxIn } from "@fanfare/db/outbox";
import { inScope, type Sql } from "@fanfare/db/scoped";
import { deliveryOf, endedPosts, type EndedPost } from "@fanfare/db/system/posts";
import { storeReadings } from "@fanfare/db/system/readings";
import { event } from "@fanfare/domain/kernel";
import { lastFigures, snapshotIdOf, type PostReading, type StoryNumbers } from "@fanfare/domain/tracking";
import { Inject, Injectable } from "@nestjs/common";
import { done, OnJob, skipped, type JobOutcome } from "../../runtime/handlers.ts";
import { STORAGE, SYSTEM_DB } from "../../tokens.ts";
import { keepAnswer } from "../history/raw.ts";

type Told = { platform: PushingPlatform; accountId: string; postId: string; at: Date; values: Readonly<Record<string, unknown>> };

/** Whether a delivery tells figures that nobody can ask for much longer, so that they are kept as they came. */
export const tellsStoryFigures = ({ notices }: DeliveryMessage): boolean => notices.some((notice) => measuredIn(notice) !== null);

const measuredIn = (notice: PlatformNotice) => (notice.kind === "post-changed" && notice.measured ? { ...notice, measured: notice.measured } : null);

/**
 * Keeps the last figures of stories as a platform told them when they ended: by the next reading they may be gone. The message is kept as
 * it came. Its figures are kept beside the readings, unless they contradict or only repeat those; the same delivery again changes nothing.
 */
@Injectable()
export class KeepStoryFigures {
  constructor(
    @Inject(SYSTEM_DB) private readonly db: Database,
    @Inject(STORAGE) private readonly storage: ObjectStorage,
  ) {}

  @OnJob("tracking.keep-story-figures")
  async run({ platform, deliveryId, correlationId }: JobPayload<"tracking.keep-story-figures">): Promise<JobOutcome> {
    const delivery = await inScope(this.db, {}, (sql) => deliveryOf(sql, { platform, deliveryId }));
    if (!delivery) return skipped("the delivery is forgotten");
    for (const notice of DeliveryMessage.parse(delivery.message).notices) {
      const told = measuredIn(notice);
      if (told === null) continue;
      const { accountId, postId, measured } = told;
      // A clock of theirs that is ahead must not make this the newest reading for longer than it is.
      const at = new Date(Math.min(Date.parse(measured.at), delivery.receivedAt.getTime()));
      await inScope(this.db, {}, (sql) => this.#keep(sql, { platform, accountId, postId, at, values: measured.values }, correlationId));
    }
    return done;
  }

  async #keep(sql: Sql, told: Told, correlationId: string): Promise<void> {
    const numbers = readStoryInsights(told.values);
    for (const post of await endedPosts(sql, told.platform, told.accountId, told.postId)) {
      const { key } = await keepAnswer(this.storage, { platform: told.platform, targetId: post.publicationId, takenAt: told.at, answer: told.values }, null);
      const figures = numbers && lastFigures(numbers, post.known);
      if (figures !== null && key !== null) await store(sql, post, readingOf(post, figures, told.at, key), correlationId);
    }
  }
}

const readingOf = ({ publicationId }: EndedPost, figures: StoryNumbers, takenAt: Date, rawKey: string): PostReading => ({ publicationId, takenAt, source: "webhook", ...figures, rawKey });

/** That it is news is told with it, once. */
async function store(sql: Sql, { organizationId, creatorId, campaignId, collaborationId, deliverableId, publicationId }: EndedPost, reading: PostReading, correlationId: string): Promise<void> {
  const { posts } = await storeReadings(sql, { posts: [reading], accounts: [] });
  if (posts.length === 0) return;
  const context = { actor: { kind: "system", name: "webhooks", organizationId }, trace: { correlationId, causationId: null } } as const;
  const data = { collaborationId, campaignId, creatorId, deliverableId, publicationId, snapshotId: snapshotIdOf(reading) };
  await outboxIn(sql, context, reading.takenAt).append([event("tracking.metrics-collected.v1", { aggregateId: publicationId, organizationId, creatorId }, data)], 0);
}

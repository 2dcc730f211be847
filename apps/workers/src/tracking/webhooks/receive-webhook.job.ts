import type { Jobs } from "@fanfare/adapters/jobs";
import type { JobPayload } from "@fanfare/contracts/jobs";
import { DeliveryMessage, type PlatformNotice, type PushingPlatform } from "@fanfare/contracts/webhooks";
import type { Database } from "@fanfare/db/connection";
import { inScope, type Sql } from "@fanfare/db/scoped";
import { accountChanged, consentEnded, finishDelivery, postChanged, subscriptionConfirmed, subscriptionEnded, takeDelivery, type WatchedPublication } from "@fanfare/db/system/webhooks";
import { Inject, Injectable } from "@nestjs/common";
import { done, OnJob, skipped, type JobOutcome } from "../../runtime/handlers.ts";
import { JOBS, SYSTEM_DB } from "../../tokens.ts";

/** Acts on what a platform told: has things read sooner, and never believes more than that something may have changed. */
@Injectable()
export class ReceiveWebhook {
  constructor(
    @Inject(SYSTEM_DB) private readonly db: Database,
    @Inject(JOBS) private readonly jobs: Jobs,
  ) {}

  @OnJob("tracking.receive-webhook")
  async run({ platform, deliveryId, correlationId }: JobPayload<"tracking.receive-webhook">): Promise<JobOutcome> {
    return inScope(this.db, {}, async (sql) => {
      const delivery = await takeDelivery(sql, { platform, deliveryId });
      if (!delivery) return skipped("somebody acted on it before");
      const watched: WatchedPublication[] = [];
      for (const notice of DeliveryMessage.parse(delivery.message).notices) watched.push(...(await actOn(sql, platform, notice, delivery.receivedAt)));
      // Asked for before the delivery is done with, so that it is not lost; the same job twice is one.
      for (const { id, ...owner } of watched) await this.jobs.enqueue("tracking.look-at-post", { ...owner, correlationId, publicationId: id, due: delivery.receivedAt.toISOString() });
      await finishDelivery(sql, { platform, deliveryId });
      return done;
    });
  }
}

async function actOn(sql: Sql, platform: PushingPlatform, notice: PlatformNotice, at: Date): Promise<WatchedPublication[]> {
  switch (notice.kind) {
    case "account-changed":
      await accountChanged(sql, platform, notice.accountId, at);
      return [];
    case "post-changed":
      return postChanged(sql, platform, notice, at);
    case "consent-ended":
      await consentEnded(sql, platform, notice);
      return [];
    case "subscription-confirmed":
      await subscriptionConfirmed(sql, platform, notice);
      return [];
    case "subscription-ended":
      await subscriptionEnded(sql, platform, notice);
      return [];
  }
}

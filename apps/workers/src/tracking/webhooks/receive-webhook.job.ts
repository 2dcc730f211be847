import type { Jobs } from "@fanfare/adapters/jobs";
import type { JobPayload } from "@fanfare/contracts/jobs";
import { DeliveryMessage, type PlatformNotice, type PushingPlatform } from "@fanfare/contracts/webhooks";
import type { Database } from "@fanfare/db/connection";
import type { Repositories } from "@fanfare/db/repositories/index";
import { inScope, type Sql } from "@fanfare/db/scoped";
import { connectionsOfAppUser } from "@fanfare/db/system/connections";
import { accountChanged, consentEnded, finishDeletion, finishDelivery, postChanged, subscriptionConfirmed, subscriptionEnded, takeDelivery } from "@fanfare/db/system/webhooks";
import type { Context, UnitOfWork } from "@fanfare/domain/kernel";
import { makeEndConsent, makeEraseConsented } from "@fanfare/domain/tracking";
import { Inject, Injectable } from "@nestjs/common";
import { done, OnJob, skipped, type JobOutcome } from "../../runtime/handlers.ts";
import { tellsStoryFigures } from "../posts/keep-story-figures.job.ts";
import { JOBS, SYSTEM_DB, UNIT_OF_WORK } from "../../tokens.ts";

type About<Kind extends PlatformNotice["kind"]> = Extract<PlatformNotice, { kind: Kind }>;

/**
 * Acts on what a platform told: has things read sooner, and never believes more than that something may have changed. That a
 * person removed the app, or wants their data erased, is believed: there is nothing left that could be asked about it.
 */
@Injectable()
export class ReceiveWebhook {
  readonly #endConsent: ReturnType<typeof makeEndConsent>;
  readonly #eraseConsented: ReturnType<typeof makeEraseConsented>;

  constructor(
    @Inject(SYSTEM_DB) private readonly db: Database,
    @Inject(JOBS) private readonly jobs: Jobs,
    @Inject(UNIT_OF_WORK) unitOfWork: UnitOfWork<Repositories>,
  ) {
    this.#endConsent = makeEndConsent({ unitOfWork });
    this.#eraseConsented = makeEraseConsented({ unitOfWork });
  }

  @OnJob("tracking.receive-webhook")
  async run({ platform, deliveryId, correlationId }: JobPayload<"tracking.receive-webhook">): Promise<JobOutcome> {
    return inScope(this.db, {}, async (sql) => {
      const delivery = await takeDelivery(sql, { platform, deliveryId });
      if (!delivery) return skipped("somebody acted on it before");
      for (const notice of DeliveryMessage.parse(delivery.message).notices) await this.#actOn(sql, { platform, notice, at: delivery.receivedAt, correlationId });
      // Asked for before the delivery is done with, so that it is not lost; the same job twice is one.
      if (tellsStoryFigures(delivery.message)) await this.jobs.enqueue("tracking.keep-story-figures", { organizationId: null, creatorId: null, correlationId, platform, deliveryId });
      await finishDelivery(sql, { platform, deliveryId });
      return done;
    });
  }

  async #actOn(sql: Sql, { platform, notice, at, correlationId }: { platform: PushingPlatform; notice: PlatformNotice; at: Date; correlationId: string }): Promise<void> {
    switch (notice.kind) {
      case "account-changed":
        await accountChanged(sql, platform, notice.accountId, at);
        return;
      case "post-changed":
        await postChanged(sql, platform, notice, at);
        return;
      case "consent-ended":
        await consentEnded(sql, platform, notice);
        return;
      case "app-removed":
        for (const one of await toldOf(sql, platform, notice)) await this.#endConsent(contextOf(correlationId), one);
        return;
      case "deletion-asked":
        await this.#erase(sql, platform, notice, correlationId);
        return;
      case "subscription-confirmed":
        await subscriptionConfirmed(sql, platform, notice);
        return;
      case "subscription-ended":
        await subscriptionEnded(sql, platform, notice);
        return;
    }
  }

  async #erase(sql: Sql, platform: PushingPlatform, notice: About<"deletion-asked">, correlationId: string): Promise<void> {
    let accounts = 0;
    for (const one of await toldOf(sql, platform, notice)) if (await this.#eraseConsented(contextOf(correlationId), one)) accounts += 1;
    await finishDeletion(sql, notice.code, accounts);
  }
}

const contextOf = (correlationId: string): Context => ({ actor: { kind: "system", name: "webhooks", organizationId: null }, trace: { correlationId, causationId: null } });

/** Whom a notice is about, and when they said so; nobody, where the platform's name for them is not known here. */
const toldOf = async (sql: Sql, platform: PushingPlatform, { appUserId, at }: About<"app-removed" | "deletion-asked">) =>
  (await connectionsOfAppUser(sql, platform, appUserId)).map((one) => ({ ...one, at: new Date(at) }));

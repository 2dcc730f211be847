import type { ObjectStorage } from "@fanfare/adapters/storage";
import type { JobPayload } from "@fanfare/contracts/jobs";
import type { Repositories } from "@fanfare/db/repositories/index";
import type { UnitOfWork } from "@fanfare/domain/kernel";
import { isDue, makeLoadPublication, makeNoteMetrics, rawKeyOf } from "@fanfare/domain/tracking";
import { Inject, Injectable } from "@nestjs/common";
import { done, OnJob, skipped, type JobOutcome } from "../runtime/handlers.ts";
import { PLATFORMS, STORAGE, UNIT_OF_WORK } from "../tokens.ts";
import { keepRaw } from "./keep-raw.ts";
import type { Platforms } from "./platforms.ts";
import { targetOf } from "./target.ts";

@Injectable()
export class CollectMetrics {
  private readonly load: ReturnType<typeof makeLoadPublication>;
  private readonly note: ReturnType<typeof makeNoteMetrics>;

  constructor(
    @Inject(UNIT_OF_WORK) unitOfWork: UnitOfWork<Repositories>,
    @Inject(STORAGE) private readonly storage: ObjectStorage,
    @Inject(PLATFORMS) private readonly platforms: Platforms,
  ) {
    this.load = makeLoadPublication({ unitOfWork });
    this.note = makeNoteMetrics({ unitOfWork });
  }

  /** Reads a post's numbers when they are due. What the platform no longer shows adds no reading, so the last numbers stay. */
  @OnJob("tracking.collect-metrics")
  async run(payload: JobPayload<"tracking.collect-metrics">): Promise<JobOutcome> {
    const { context, target } = targetOf(payload, "metrics");
    const publication = await this.load(context, target);
    const at = new Date();
    if (!isDue(publication, at)) return skipped("the numbers are not due");
    const { platform, externalId } = publication;
    const metrics = (await this.platforms.of(platform).fetchMetrics([externalId])).get(externalId) ?? null;
    const rawKey = rawKeyOf(publication, at);
    if (metrics) await keepRaw(this.storage, rawKey, metrics.raw);
    const isNoted = await this.note(context, target, { metrics, rawKey });
    return isNoted ? done : skipped(metrics ? "the numbers were read by another" : "the post is gone");
  }
}

import type { ObjectStorage } from "@fanfare/adapters/storage";
import type { JobPayload } from "@fanfare/contracts/jobs";
import type { Repositories } from "@fanfare/db/repositories/index";
import type { UnitOfWork } from "@fanfare/domain/kernel";
import { makeConcludeVerification, makeLoadPublication, rawKeyOf } from "@fanfare/domain/tracking";
import { Inject, Injectable } from "@nestjs/common";
import { done, OnJob, skipped, type JobOutcome } from "../runtime/handlers.ts";
import { PLATFORMS, STORAGE, UNIT_OF_WORK } from "../tokens.ts";
import { keepRaw } from "./keep-raw.ts";
import type { Platforms } from "./platforms.ts";
import { targetOf } from "./target.ts";

@Injectable()
export class VerifyPublication {
  private readonly load: ReturnType<typeof makeLoadPublication>;
  private readonly conclude: ReturnType<typeof makeConcludeVerification>;

  constructor(
    @Inject(UNIT_OF_WORK) unitOfWork: UnitOfWork<Repositories>,
    @Inject(STORAGE) private readonly storage: ObjectStorage,
    @Inject(PLATFORMS) private readonly platforms: Platforms,
  ) {
    this.load = makeLoadPublication({ unitOfWork });
    this.conclude = makeConcludeVerification({ unitOfWork });
  }

  /** Reads the post, keeps the answer, and decides. A platform that is away or out of units is an error that is tried again. */
  @OnJob("tracking.verify-publication")
  async run(payload: JobPayload<"tracking.verify-publication">): Promise<JobOutcome> {
    const { context, target } = targetOf(payload, "verification");
    const publication = await this.load(context, target);
    if (publication.status !== "reported") return skipped(`the publication is ${publication.status}`);
    const { platform, externalId } = publication;
    const at = new Date();
    const post = await this.platforms.of(platform).fetchPost(externalId);
    const rawKey = rawKeyOf(publication, at);
    if (post !== "gone") await keepRaw(this.storage, rawKey, post.raw);
    await this.conclude(context, target, { externalId, post, rawKey });
    return done;
  }
}

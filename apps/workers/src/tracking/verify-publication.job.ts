import type { ObjectStorage } from "@fanfare/adapters/storage";
import type { JobPayload } from "@fanfare/contracts/jobs";
import type { Repositories } from "@fanfare/db/repositories/index";
import type { UnitOfWork } from "@fanfare/domain/kernel";
import { makeConcludeVerification, makeLoadPublication, rawKeyOf } from "@fanfare/domain/tracking";
import { Inject, Injectable } from "@nestjs/common";
import { done, OnJob, skipped, type JobOutcome } from "../runtime/handlers.ts";
import { STORAGE, UNIT_OF_WORK } from "../tokens.ts";
import { keepRaw } from "./keep-raw.ts";
import { PostReader } from "./posts/post-reader.ts";
import { targetOf } from "./target.ts";

@Injectable()
export class VerifyPublication {
  private readonly load: ReturnType<typeof makeLoadPublication>;
  private readonly conclude: ReturnType<typeof makeConcludeVerification>;

  constructor(
    @Inject(UNIT_OF_WORK) unitOfWork: UnitOfWork<Repositories>,
    @Inject(STORAGE) private readonly storage: ObjectStorage,
    @Inject(PostReader) private readonly reader: PostReader,
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
    const { externalId } = publication;
    const at = new Date();
    const post = await this.reader.read(publication);
    const rawKey = rawKeyOf(publication, at);
    if (typeof post !== "string") await keepRaw(this.storage, rawKey, post.raw);
    await this.conclude(context, target, { externalId, post, rawKey });
    return done;
  }
}

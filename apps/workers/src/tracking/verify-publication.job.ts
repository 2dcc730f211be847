import type { JobPayload } from "@fanfare/contracts/jobs";
import type { Repositories } from "@fanfare/db/repositories/index";
import type { UnitOfWork } from "@fanfare/domain/kernel";
import { makeConcludeVerification, makeLoadPublication } from "@fanfare/domain/tracking";
import { Inject, Injectable } from "@nestjs/common";
import { done, OnJob, skipped, type JobOutcome } from "../runtime/handlers.ts";
import { UNIT_OF_WORK } from "../tokens.ts";
import { PostReader } from "./posts/post-reader.ts";
import { targetOf } from "./target.ts";

@Injectable()
export class VerifyPublication {
  private readonly load: ReturnType<typeof makeLoadPublication>;
  private readonly conclude: ReturnType<typeof makeConcludeVerification>;

  constructor(
    @Inject(UNIT_OF_WORK) unitOfWork: UnitOfWork<Repositories>,
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
    await this.conclude(context, target, { externalId, ...(await this.reader.read(publication, new Date())) });
    return done;
  }
}

import type { ObjectStorage } from "@fanfare/adapters/storage";
import type { JobPayload } from "@fanfare/contracts/jobs";
import type { Repositories } from "@fanfare/db/repositories/index";
import type { UnitOfWork } from "@fanfare/domain/kernel";
import { makeLoadPublication, makeNotePresence, makePutOffLook, mustStay, rawKeyOf } from "@fanfare/domain/tracking";
import { Inject, Injectable } from "@nestjs/common";
import { done, OnJob, skipped, type JobOutcome } from "../../runtime/handlers.ts";
import { STORAGE, UNIT_OF_WORK } from "../../tokens.ts";
import { keepRaw } from "../keep-raw.ts";
import { targetOf } from "../target.ts";
import { PostReader } from "./post-reader.ts";

/** Reads a post that has to stay up as a whole, once a day: readings of its numbers don't tell what it says. */
@Injectable()
export class LookAtPost {
  private readonly load: ReturnType<typeof makeLoadPublication>;
  private readonly note: ReturnType<typeof makeNotePresence>;
  private readonly putOff: ReturnType<typeof makePutOffLook>;

  constructor(
    @Inject(UNIT_OF_WORK) unitOfWork: UnitOfWork<Repositories>,
    @Inject(STORAGE) private readonly storage: ObjectStorage,
    @Inject(PostReader) private readonly reader: PostReader,
  ) {
    this.load = makeLoadPublication({ unitOfWork });
    this.note = makeNotePresence({ unitOfWork });
    this.putOff = makePutOffLook({ unitOfWork });
  }

  @OnJob("tracking.look-at-post")
  async run(payload: JobPayload<"tracking.look-at-post">): Promise<JobOutcome> {
    const { context, target } = targetOf(payload, "posts");
    const publication = await this.load(context, target);
    const at = new Date();
    if (!mustStay(publication, at)) return skipped("the post need not stay up");
    const seen = await this.reader.read(publication);
    if (seen === "unreadable") {
      await this.putOff(context, target);
      return skipped("the account is not connected");
    }
    const rawKey = seen === "gone" ? null : rawKeyOf(publication, at);
    if (seen !== "gone") await keepRaw(this.storage, rawKey!, seen.raw);
    await this.note(context, target, { externalId: publication.externalId, seen, rawKey });
    return done;
  }
}

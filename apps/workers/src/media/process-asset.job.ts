import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { failpoint } from "@fanfare/adapters/failpoint";
import { preparePicture, prepareVideo, UnusableFile, type Source } from "@fanfare/adapters/ffmpeg";
import type { ObjectStorage } from "@fanfare/adapters/storage";
import type { JobPayload } from "@fanfare/contracts/jobs";
import type { Repositories } from "@fanfare/db/repositories/index";
import type { UnitOfWork } from "@fanfare/domain/kernel";
import { makeBeginProcessing, makeEndProcessing, makeNoteProgress, storagePrefix, type Asset, type Processed, type Processing } from "@fanfare/domain/media";
import { Inject, Injectable } from "@nestjs/common";
import { done, OnJob, skipped, type JobOutcome, type JobRun } from "../runtime/handlers.ts";
import { STORAGE, UNIT_OF_WORK } from "../tokens.ts";
import { findResult, storeResult } from "./stored-result.ts";

/** Somebody took the file back while we worked on it. */
const removed = new Error("The file was removed.");

/** How often progress is told, and how soon a removal is noticed (ms). */
const tellEveryMs = 1_000;

@Injectable()
export class ProcessAsset {
  private readonly begin: ReturnType<typeof makeBeginProcessing>;
  private readonly noteProgress: ReturnType<typeof makeNoteProgress>;
  private readonly end: ReturnType<typeof makeEndProcessing>;

  constructor(
    @Inject(UNIT_OF_WORK) unitOfWork: UnitOfWork<Repositories>,
    @Inject(STORAGE) private readonly storage: ObjectStorage,
  ) {
    this.begin = makeBeginProcessing({ unitOfWork });
    this.noteProgress = makeNoteProgress({ unitOfWork });
    this.end = makeEndProcessing({ unitOfWork });
  }

  /** Looks at an uploaded file, refuses it with a reason, or makes of it what screens need. Safe to run again at any point. */
  @OnJob("media.process-asset")
  async run({ organizationId, creatorId, correlationId, assetId }: JobPayload<"media.process-asset">, job: JobRun): Promise<JobOutcome> {
    const hold: Processing = {
      assetId,
      scope: { ...(organizationId !== null && { organizationId }), ...(creatorId !== null && { creatorId }) },
      context: { actor: { kind: "system", name: "media", organizationId }, trace: { correlationId, causationId: null } },
    };
    const asset = await this.begin(hold);
    if (!asset) return skipped("the file was removed, or it is processed already");
    failpoint("media.begun");
    try {
      const made = (await findResult(this.storage, storagePrefix(asset))) ?? (await this.make(asset, hold, job));
      failpoint("media.stored");
      return (await this.end(hold, { made })) ? done : skipped("the file was removed");
    } catch (error) {
      if (error === removed) return skipped("the file was removed");
      if (!(error instanceof UnusableFile)) throw error;
      await this.end(hold, { rejected: error.code });
      return done;
    }
  }

  /** Works in a folder named after the file, so that what a broken-off attempt left is found and cleared. */
  private async make(asset: Asset, hold: Processing, job: JobRun): Promise<Processed> {
    const folder = join(tmpdir(), "fanfare-media", asset.id);
    const directory = join(folder, "made");
    await rm(folder, { recursive: true, force: true });
    await mkdir(directory, { recursive: true });
    const told = this.tellProgress(hold, job);
    try {
      const path = join(folder, "original");
      await pipeline(await this.storage.get(asset.storageKey), createWriteStream(path), { signal: told.signal });
      const source: Source = { path, directory, signal: told.signal, onProgress: told.note };
      const prepared = await (asset.kind === "video" ? prepareVideo(source) : preparePicture(source));
      failpoint("media.prepared");
      return await storeResult(this.storage, storagePrefix(asset), prepared, told.signal);
    } catch (error) {
      throw told.signal.aborted ? told.signal.reason : error;
    } finally {
      await told.stop();
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** Writes progress down now and then; its signal aborts when the file was removed or the process has to end. */
  private tellProgress(hold: Processing, job: JobRun): { signal: AbortSignal; note(percent: number): void; stop(): Promise<void> } {
    const stop = new AbortController();
    let percent = 0;
    let telling = Promise.resolve();
    const tell = async () => {
      if (!(await this.noteProgress(hold, percent))) stop.abort(removed);
      else await job.report(percent);
    };
    const timer = setInterval(() => {
      telling = telling.then(tell).catch((error: unknown) => stop.abort(error));
    }, tellEveryMs);
    return {
      signal: AbortSignal.any([stop.signal, job.signal]),
      note: (now) => {
        percent = Math.min(99, Math.floor(now));
      },
      stop: () => {
        clearInterval(timer);
        return telling;
      },
    };
  }
}

import type { ObjectStorage } from "@fanfare/adapters/storage";
import { Inject, Injectable } from "@nestjs/common";
import { OnEvent, type AnyEvent } from "../../runtime/handlers.ts";
import { STORAGE } from "../../tokens.ts";
import { rawPlaceOf } from "../history/raw.ts";

@Injectable()
export class EraseRawAnswers {
  constructor(@Inject(STORAGE) private readonly storage: ObjectStorage) {}

  /** What platforms answered about an account goes with the figures that were made of it. Repeating it removes nothing more. */
  @OnEvent("tracking.account-disconnected.v1", "tracking.erase-raw-answers")
  async handle({ data }: AnyEvent<"tracking.account-disconnected.v1">): Promise<void> {
    if (data.erased && data.socialAccountId !== null) await this.storage.removeAll(rawPlaceOf(data.socialAccountId));
  }
}

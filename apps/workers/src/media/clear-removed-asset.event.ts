import type { ObjectStorage } from "@fanfare/adapters/storage";
import { Inject, Injectable } from "@nestjs/common";
import { OnEvent, type AnyEvent } from "../runtime/handlers.ts";
import { STORAGE } from "../tokens.ts";

@Injectable()
export class ClearRemovedAsset {
  constructor(@Inject(STORAGE) private readonly storage: ObjectStorage) {}

  @OnEvent("media.asset-removed.v1", "media.clear-removed-asset")
  async handle(event: AnyEvent<"media.asset-removed.v1">): Promise<void> {
    await this.storage.removeAll(event.data.storagePrefix);
  }
}

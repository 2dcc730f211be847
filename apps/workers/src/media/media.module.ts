import { Module } from "@nestjs/common";
import { ClearRemovedAsset } from "./clear-removed-asset.event.ts";
import { ProcessAsset } from "./process-asset.job.ts";
import { ProcessUploadedAsset } from "./process-uploaded-asset.event.ts";

@Module({ providers: [ProcessUploadedAsset, ProcessAsset, ClearRemovedAsset] })
export class MediaModule {}

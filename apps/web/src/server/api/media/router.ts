import { router } from "../trpc.ts";
import { findAsset } from "./find-asset.query.ts";
import { finishUpload } from "./finish-upload.command.ts";
import { removeAsset } from "./remove-asset.command.ts";
import { startUpload } from "./start-upload.command.ts";

export const media = router({
  command: router({ finishUpload, removeAsset, startUpload }),
  query: router({ findAsset }),
});

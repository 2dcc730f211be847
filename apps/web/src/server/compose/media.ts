import { makeFinishUpload, makeRemoveAsset, makeStartUpload } from "@fanfare/domain/media";
import { perApp } from "./per-app.ts";

export const mediaOf = perApp(({ unitOfWork, storage }) => ({
  startUpload: makeStartUpload({ unitOfWork }),
  finishUpload: makeFinishUpload({ unitOfWork, files: { sizeOf: async (key) => (await storage.stat(key))?.size ?? null } }),
  removeAsset: makeRemoveAsset({ unitOfWork }),
}));

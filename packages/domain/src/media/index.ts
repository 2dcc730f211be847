export { quotaBytes, storagePrefix, type Asset, type AssetOwner, type Processed } from "./asset.ts";
export * from "./commands/finish-upload.ts";
export * from "./commands/process-asset.ts";
export * from "./commands/remove-asset.ts";
export * from "./commands/start-upload.ts";
export * from "./door.ts";
export * from "./policy.ts";
export type { MediaRepositories, StoredFiles } from "./ports.ts";

export * from "./canonical-filter.ts";
export * from "./cursor.ts";
export * from "./figures.ts";
export * from "./fold.ts";
export type * from "./ports.ts";
export { bulkLimit, nextTargets, type BulkAction } from "./bulk-action.ts";
export type { BulkRepositories } from "./bulk-ports.ts";
export * from "./commands/bulk-run.ts";
export * from "./commands/bulk-start.ts";

export type { DraftComment } from "./comment.ts";
export * from "./commands/approve-draft.ts";
export * from "./commands/comments.ts";
export * from "./commands/request-changes.ts";
export * from "./commands/submit-draft.ts";
export type { CollaborationFacts, Deliverable, Draft } from "./deliverable.ts";
export * from "./door.ts";
export type { ContentRepositories } from "./ports.ts";

export { makeConsiderPosts, type Considered, type KeepPost } from "./consider-posts.ts";
export { makeDismissFoundPost, makeReportFoundPost } from "./decide-found-post.ts";
export type { FoundPost } from "./found-post.ts";
export type { ListedPosts, LookedPost, PostFinder } from "./ports.ts";
export { matchPosts, type Match, type Matches, type OpenDeliverable } from "./match-posts.ts";

export { createYouTube } from "./youtube/client.ts";
export type { YouTubeOptions } from "./youtube/client.ts";
export { countInMemory, countInRedis } from "./youtube/limits.ts";
export type { UnitCounter } from "./youtube/limits.ts";

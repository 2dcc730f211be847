export { createYouTube } from "./youtube/client.ts";
export type { YouTubeOptions } from "./youtube/client.ts";
export { countInMemory, countInRedis } from "./youtube/limits.ts";
export type { UnitCounter } from "./youtube/limits.ts";
export { createTikTok } from "./tiktok/client.ts";
export type { TikTokOptions } from "./tiktok/client.ts";
export { readTikTokWebhook } from "./tiktok/webhook.ts";
export type { TikTokEvent } from "./tiktok/webhook.ts";
export { PlatformWebhookRefused } from "./webhook-signature.ts";

export { createStripe } from "./client.ts";
export type { StripeOptions } from "./client.ts";
export { WebhookRefused, readWebhook } from "./webhook.ts";
export type { StripeEvent } from "./webhook.ts";

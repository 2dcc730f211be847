import { platforms } from "@fanfare/contracts/platforms";
import { z } from "zod";

import { readKeys } from "../secrets/index.ts";

/** The address of a platform; without it the real one is asked. */
export const baseUrl = (standard: string) =>
  z.string().refine((value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol), { error: `is not a URL of the expected form. Example: ${standard}` }).default(standard);
const credential = z.string().optional();
const keys = z.string().transform((text, ctx) => {
  try {
    return readKeys(text);
  } catch (error) {
    ctx.addIssue({ code: "custom", message: (error as Error).message });
    return z.NEVER;
  }
});

/**
 * The settings of connectors, for the schema of an application's environment. The addresses are the real platforms'; a platform
 * without a client id is off.
 */
export const connectorEnvironment = {
  GOOGLE_CONSENT_URL: baseUrl("https://accounts.google.com"),
  GOOGLE_TOKEN_URL: baseUrl("https://oauth2.googleapis.com"),
  YOUTUBE_ANALYTICS_URL: baseUrl("https://youtubeanalytics.googleapis.com"),
  YOUTUBE_HUB_URL: baseUrl("https://pubsubhubbub.appspot.com"),
  YOUTUBE_CLIENT_ID: credential,
  YOUTUBE_CLIENT_SECRET: credential,
  INSTAGRAM_CONSENT_URL: baseUrl("https://www.instagram.com"),
  INSTAGRAM_TOKEN_URL: baseUrl("https://api.instagram.com"),
  INSTAGRAM_GRAPH_URL: baseUrl("https://graph.instagram.com"),
  INSTAGRAM_CLIENT_ID: credential,
  INSTAGRAM_CLIENT_SECRET: credential,
  TIKTOK_CONSENT_URL: baseUrl("https://www.tiktok.com"),
  TIKTOK_API_URL: baseUrl("https://open.tiktokapis.com"),
  TIKTOK_CLIENT_KEY: credential,
  TIKTOK_CLIENT_SECRET: credential,
  TWITCH_AUTH_URL: baseUrl("https://id.twitch.tv"),
  TWITCH_API_URL: baseUrl("https://api.twitch.tv"),
  TWITCH_CLIENT_ID: credential,
  TWITCH_CLIENT_SECRET: credential,
  X_CONSENT_URL: baseUrl("https://x.com"),
  X_API_URL: baseUrl("https://api.x.com"),
  X_CLIENT_ID: credential,
  X_CLIENT_SECRET: credential,
  /** X charges for each post that is read: how many may be in a calendar month. */
  X_READS_PER_MONTH: z.coerce.number({ error: "is not a number. Example: 10000" }).int({ error: "is not a whole number. Example: 10000" }).min(0, { error: "is below zero. Example: 10000" }).default(0),
  TOKEN_KEYS: keys.optional(),
};

type Environment = z.infer<z.ZodObject<typeof connectorEnvironment>>;
type App = { readonly clientId: string; readonly clientSecret: string };

/** How each platform is reached, and as which app; null where it is off. */
export type ConnectorSettings = {
  readonly youtube: (App & { readonly baseUrl: string; readonly consentBaseUrl: string; readonly tokenBaseUrl: string; readonly analyticsBaseUrl: string; readonly hubBaseUrl: string }) | null;
  readonly instagram: (App & { readonly consentBaseUrl: string; readonly tokenBaseUrl: string; readonly graphBaseUrl: string }) | null;
  readonly tiktok: { readonly clientKey: string; readonly clientSecret: string; readonly consentBaseUrl: string; readonly apiBaseUrl: string } | null;
  readonly twitch: (App & { readonly idBaseUrl: string; readonly apiBaseUrl: string }) | null;
  readonly x: (App & { readonly consentBaseUrl: string; readonly apiBaseUrl: string; readonly readsPerMonth: number }) | null;
};

const idOf = { youtube: "YOUTUBE_CLIENT_ID", instagram: "INSTAGRAM_CLIENT_ID", tiktok: "TIKTOK_CLIENT_KEY", twitch: "TWITCH_CLIENT_ID", x: "X_CLIENT_ID" } as const;
const secretOf = { youtube: "YOUTUBE_CLIENT_SECRET", instagram: "INSTAGRAM_CLIENT_SECRET", tiktok: "TIKTOK_CLIENT_SECRET", twitch: "TWITCH_CLIENT_SECRET", x: "X_CLIENT_SECRET" } as const;

/** What is wrong with settings that are each of the right form, in sentences: an id without its secret, accounts without a key to seal their tokens. */
export function connectorFaults(env: Environment): readonly string[] {
  const on = platforms.filter((platform) => env[idOf[platform]] !== undefined);
  const secrets = on.filter((platform) => env[secretOf[platform]] === undefined).map((platform) => `${secretOf[platform]} is not set, and ${idOf[platform]} is. The platform gives out both together.`);
  const isSealed = on.length === 0 || env.TOKEN_KEYS !== undefined;
  return isSealed ? secrets : [...secrets, "TOKEN_KEYS is not set, and accounts can be connected. Example: 2026:... with what `openssl rand -base64 32` prints."];
}

/** The connectors' settings of an environment without `connectorFaults`. */
export function connectorSettings(env: Environment & { YOUTUBE_API_URL: string }): ConnectorSettings {
  const app = (clientId: string | undefined, clientSecret: string | undefined) => (clientId !== undefined && clientSecret !== undefined ? { clientId, clientSecret } : null);
  const youtube = app(env.YOUTUBE_CLIENT_ID, env.YOUTUBE_CLIENT_SECRET);
  const instagram = app(env.INSTAGRAM_CLIENT_ID, env.INSTAGRAM_CLIENT_SECRET);
  const tiktok = app(env.TIKTOK_CLIENT_KEY, env.TIKTOK_CLIENT_SECRET);
  const twitch = app(env.TWITCH_CLIENT_ID, env.TWITCH_CLIENT_SECRET);
  const x = app(env.X_CLIENT_ID, env.X_CLIENT_SECRET);
  return {
    youtube: youtube && { ...youtube, baseUrl: env.YOUTUBE_API_URL, consentBaseUrl: env.GOOGLE_CONSENT_URL, tokenBaseUrl: env.GOOGLE_TOKEN_URL, analyticsBaseUrl: env.YOUTUBE_ANALYTICS_URL, hubBaseUrl: env.YOUTUBE_HUB_URL },
    instagram: instagram && { ...instagram, consentBaseUrl: env.INSTAGRAM_CONSENT_URL, tokenBaseUrl: env.INSTAGRAM_TOKEN_URL, graphBaseUrl: env.INSTAGRAM_GRAPH_URL },
    tiktok: tiktok && { clientKey: tiktok.clientId, clientSecret: tiktok.clientSecret, consentBaseUrl: env.TIKTOK_CONSENT_URL, apiBaseUrl: env.TIKTOK_API_URL },
    twitch: twitch && { ...twitch, idBaseUrl: env.TWITCH_AUTH_URL, apiBaseUrl: env.TWITCH_API_URL },
    x: x && { ...x, consentBaseUrl: env.X_CONSENT_URL, apiBaseUrl: env.X_API_URL, readsPerMonth: env.X_READS_PER_MONTH },
  };
}

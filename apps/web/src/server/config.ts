import { readEnvironment, secret, sharedEnvironment, sharedSettings, url, webProtocols, type SharedSettings } from "@fanfare/adapters/settings";
import { z } from "zod";

const Environment = z.object({
  ...sharedEnvironment,
  WORKERS_URL: url("http://127.0.0.1:3001", webProtocols),
  AUTH_SECRET: secret("the key that signs sessions, for example from `openssl rand -base64 32`", 32),
  INSTAGRAM_VERIFY_TOKEN: secret("the verify token that the app's dashboard is given with the address of its webhooks", 16).optional(),
  DEMO: z.enum(["0", "1"], { error: "is 1 (a demo workspace) or 0." }).default("0"),
});

/** What the web app is told by its environment. Nothing of it reaches the browser unless a procedure says so. */
export type Config = SharedSettings & {
  publicUrl: URL;
  workers: { url: string; token: string };
  databaseUrl: string;
  isMailConfigured: boolean;
  authSecret: string;
  /** What Meta repeats when it asks whether its webhooks are wanted; null: they are not. */
  instagramVerifyToken: string | null;
  isDemo: boolean;
};

/** Throws one error that lists every fault, and never a value. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const env = readEnvironment({ who: "The web app", schema: Environment }, environment);
  return {
    ...sharedSettings(env),
    publicUrl: new URL(env.PUBLIC_URL),
    workers: { url: env.WORKERS_URL, token: env.INTERNAL_TOKEN },
    databaseUrl: env.DATABASE_APP_URL,
    isMailConfigured: env.SMTP_URL !== undefined,
    authSecret: env.AUTH_SECRET,
    instagramVerifyToken: env.INSTAGRAM_VERIFY_TOKEN ?? null,
    isDemo: env.DEMO === "1",
  };
}

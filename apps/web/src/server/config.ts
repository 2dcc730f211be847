import { connectorEnvironment, connectorFaults, connectorSettings, type ConnectorSettings } from "@fanfare/adapters/platforms";
import type { SealingKey } from "@fanfare/adapters/secrets";
import { z } from "zod";

const url = (example: string, protocols: readonly string[]) =>
  z.string({ error: `is not set. Example: ${example}` }).refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    error: `is not a URL of the expected form. Example: ${example}`,
  });
const secret = (what: string, length: number) =>
  z.string({ error: `is not set. It is ${what}.` }).min(length, { error: `is too short: ${what} has at least ${length} characters.` });
const text = (example: string) => z.string({ error: `is not set. Example: ${example}` }).min(1, { error: `is empty. Example: ${example}` });
const Environment = z.object({
  PUBLIC_URL: url("https://fanfare.example.org", ["http:", "https:"]),
  WORKERS_URL: url("http://127.0.0.1:3001", ["http:", "https:"]),
  INTERNAL_TOKEN: secret("the word the web app and the workers know each other by", 16),
  DATABASE_APP_URL: url("postgres://fanfare_app:...@127.0.0.1:5432/fanfare", ["postgres:", "postgresql:"]),
  ELASTICSEARCH_URL: url("http://127.0.0.1:9200", ["http:", "https:"]),
  SEARCH: z.enum(["elasticsearch", "postgres"], { error: "is elasticsearch or postgres (an installation without Elasticsearch)." }).default("elasticsearch"),
  SEARCH_INDEX: text("fanfare-creators").regex(/^[a-z][a-z0-9_-]*$/, { error: "is small letters, digits, - and _. Example: fanfare-creators" }).default("fanfare-creators"),
  REDIS_URL: url("redis://127.0.0.1:6379", ["redis:", "rediss:"]),
  NATS_URL: url("nats://127.0.0.1:4222", ["nats:", "tls:"]),
  S3_ENDPOINT: url("http://127.0.0.1:9000", ["http:", "https:"]),
  S3_ACCESS_KEY: secret("the object store's access key", 3),
  S3_SECRET_KEY: secret("the object store's secret key", 8),
  S3_BUCKET: text("fanfare"),
  SMTP_URL: url("smtp://127.0.0.1:25", ["smtp:", "smtps:"]).optional(),
  AUTH_SECRET: secret("the key that signs sessions, for example from `openssl rand -base64 32`", 32),
  YOUTUBE_API_URL: url("https://www.googleapis.com/youtube/v3", ["http:", "https:"]),
  YOUTUBE_API_KEY: text("AIza..."),
  ...connectorEnvironment,
  INSTAGRAM_VERIFY_TOKEN: secret("the verify token that the app's dashboard is given with the address of its webhooks", 16).optional(),
  STRIPE_API_URL: url("https://api.stripe.com", ["http:", "https:"]),
  STRIPE_SECRET_KEY: text("sk_live_..."),
  DEMO: z.enum(["0", "1"], { error: "is 1 (a demo workspace) or 0." }).default("0"),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error"], { error: "is debug, info, warn or error." }).default("info"),
});

/** What the web app is told by its environment. Nothing of it reaches the browser unless a procedure says so. */
export type Config = {
  publicUrl: URL;
  workers: { url: string; token: string };
  databaseUrl: string;
  elasticsearchUrl: string;
  /** `postgres`: discovery searches the catalogue itself and Elasticsearch is never asked. */
  search: "elasticsearch" | "postgres";
  /** The name under which the index is found; several installations on one Elasticsearch each have their own. */
  searchIndex: string;
  redisUrl: string;
  natsUrl: string;
  storage: { endpoint: string; accessKey: string; secretKey: string; bucket: string };
  isMailConfigured: boolean;
  authSecret: string;
  youtube: { url: string; key: string };
  /** Platforms on which creators can connect their accounts. */
  connectors: ConnectorSettings;
  /** What Meta repeats when it asks whether its webhooks are wanted; null: they are not. */
  instagramVerifyToken: string | null;
  /** Seal what creators granted: the first seals, all open. Empty where nothing can be connected. */
  tokenKeys: readonly SealingKey[];
  stripe: { url: string; key: string };
  isDemo: boolean;
  logLevel: "debug" | "info" | "warn" | "error";
};

/** Reads and checks the environment. Throws one error that lists every fault, and never a value. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  // An empty variable is what compose files make of one that nobody set.
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  // Who runs without the engine has no address of one to tell.
  const parsed = Environment.safeParse(set.SEARCH === "postgres" ? { ELASTICSEARCH_URL: "http://127.0.0.1:9200", ...set } : set);
  const faults = parsed.success ? connectorFaults(parsed.data) : parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
  if (!parsed.success || faults.length > 0) {
    throw new Error(`The web app can't start: ${faults.length === 1 ? "one setting is" : `${faults.length} settings are`} wrong.\n  ${faults.join("\n  ")}`);
  }
  const env = parsed.data;
  return {
    publicUrl: new URL(env.PUBLIC_URL),
    workers: { url: env.WORKERS_URL, token: env.INTERNAL_TOKEN },
    databaseUrl: env.DATABASE_APP_URL,
    elasticsearchUrl: env.ELASTICSEARCH_URL,
    search: env.SEARCH,
    searchIndex: env.SEARCH_INDEX,
    redisUrl: env.REDIS_URL,
    natsUrl: env.NATS_URL,
    storage: { endpoint: env.S3_ENDPOINT, accessKey: env.S3_ACCESS_KEY, secretKey: env.S3_SECRET_KEY, bucket: env.S3_BUCKET },
    isMailConfigured: env.SMTP_URL !== undefined,
    authSecret: env.AUTH_SECRET,
    youtube: { url: env.YOUTUBE_API_URL, key: env.YOUTUBE_API_KEY },
    connectors: connectorSettings(env),
    instagramVerifyToken: env.INSTAGRAM_VERIFY_TOKEN ?? null,
    tokenKeys: env.TOKEN_KEYS ?? [],
    stripe: { url: env.STRIPE_API_URL, key: env.STRIPE_SECRET_KEY },
    isDemo: env.DEMO === "1",
    logLevel: env.LOG_LEVEL,
  };
}

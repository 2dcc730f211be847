import { connectorEnvironment, connectorFaults, connectorSettings, discoveryEnvironment, discoveryFaults, discoverySettings, type ConnectorSettings, type DiscoverySettings } from "@fanfare/adapters/platforms";
import type { SealingKey } from "@fanfare/adapters/secrets";
import { z } from "zod";

const isUrl = (protocols: readonly string[]) => (value: string) => URL.canParse(value) && protocols.includes(new URL(value).protocol);
const url = (example: string, protocols: readonly string[]) =>
  z.string({ error: `is not set. Example: ${example}` }).refine(isUrl(protocols), { error: `is not a URL of the expected form. Example: ${example}` });
const text = (example: string, least = 1) =>
  z.string({ error: `is not set. Example: ${example}` }).min(least, { error: `is too short, it needs at least ${least} characters. Example: ${example}` });
const postgres = ["postgres:", "postgresql:"];
const Environment = z.object({
  PUBLIC_URL: url("https://fanfare.example.org", ["http:", "https:"]),
  WORKERS_PORT: z.coerce.number({ error: "is not a port. Example: 3001" }).int().min(1).max(65_535, { error: "is not a port. Example: 3001" }),
  INTERNAL_TOKEN: text("what `openssl rand -base64 32` prints; the web app has the same", 16),
  DATABASE_APP_URL: url("postgres://fanfare_app:password@127.0.0.1:5432/fanfare", postgres),
  DATABASE_WORKER_URL: url("postgres://fanfare_worker:password@127.0.0.1:5432/fanfare", postgres),
  ELASTICSEARCH_URL: url("http://127.0.0.1:9200", ["http:", "https:"]),
  SEARCH: z.enum(["elasticsearch", "postgres"], { error: "is elasticsearch or postgres (an installation without Elasticsearch)." }).default("elasticsearch"),
  SEARCH_INDEX: text("fanfare-creators").regex(/^[a-z][a-z0-9_-]*$/, { error: "is small letters, digits, - and _. Example: fanfare-creators" }).default("fanfare-creators"),
  REDIS_URL: url("redis://127.0.0.1:6379", ["redis:", "rediss:"]),
  NATS_URL: url("nats://127.0.0.1:4222", ["nats:", "tls:"]),
  S3_ENDPOINT: url("http://127.0.0.1:9000", ["http:", "https:"]),
  S3_ACCESS_KEY: text("the name of the object store's key", 3),
  S3_SECRET_KEY: text("the secret of the object store's key", 8),
  S3_BUCKET: text("fanfare", 3),
  SMTP_URL: url("smtp://127.0.0.1:25", ["smtp:", "smtps:"]).optional(),
  MAIL_FROM: text("Fanfare <hello@fanfare.example.org>").default("Fanfare <fanfare@localhost>"),
  YOUTUBE_API_URL: url("https://www.googleapis.com/youtube/v3", ["http:", "https:"]),
  YOUTUBE_API_KEY: text("AIza..."),
  ...connectorEnvironment,
  ...discoveryEnvironment,
  STRIPE_API_URL: url("https://api.stripe.com", ["http:", "https:"]),
  STRIPE_SECRET_KEY: text("sk_live_..."),
  CHROMIUM_PATH: text("/usr/bin/chromium").default("/usr/bin/chromium"),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error"], { error: "is debug, info, warn or error." }).default("info"),
});

/** What the workers are told by their environment. `smtpUrl` is absent where no mail server is. */
export type Config = {
  publicUrl: string;
  port: number;
  internalToken: string;
  database: { app: string; worker: string };
  elasticsearchUrl: string;
  /** `postgres`: the catalogue itself is searched, nothing is indexed and Elasticsearch is never asked. */
  search: "elasticsearch" | "postgres";
  /** The name under which the index is found; several installations on one Elasticsearch each have their own. */
  searchIndex: string;
  redisUrl: string;
  natsUrl: string;
  storage: { endpoint: string; accessKey: string; secretKey: string; bucket: string };
  mail: { smtpUrl: string | undefined; from: string };
  youtube: { baseUrl: string; apiKey: string };
  /** Platforms on which creators can connect their accounts. */
  connectors: ConnectorSettings;
  /** In whose name Instagram's public accounts are read; null where they are not. */
  instagramDiscovery: DiscoverySettings | null;
  /** Seal what creators granted: the first seals, all open. Empty where nothing can be connected. */
  tokenKeys: readonly SealingKey[];
  stripe: { baseUrl: string; secretKey: string };
  /** The browser that prints agreements. */
  chromiumPath: string;
  logLevel: "debug" | "info" | "warn" | "error";
};

/** Reads and checks the environment. Throws one error that lists every fault with an example, and never a value. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  // An empty variable is what compose files make of one that nobody set.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  // Who runs without the engine has no address of one to tell.
  const parsed = Environment.safeParse(given.SEARCH === "postgres" ? { ELASTICSEARCH_URL: "http://127.0.0.1:9200", ...given } : given);
  const faults = parsed.success ? [...connectorFaults(parsed.data), ...discoveryFaults(parsed.data)] : parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
  if (!parsed.success || faults.length > 0) {
    throw new Error(`The workers can't start, their settings are wrong:\n  ${faults.join("\n  ")}`);
  }
  const env = parsed.data;
  return {
    publicUrl: env.PUBLIC_URL,
    port: env.WORKERS_PORT,
    internalToken: env.INTERNAL_TOKEN,
    database: { app: env.DATABASE_APP_URL, worker: env.DATABASE_WORKER_URL },
    elasticsearchUrl: env.ELASTICSEARCH_URL,
    search: env.SEARCH,
    searchIndex: env.SEARCH_INDEX,
    redisUrl: env.REDIS_URL,
    natsUrl: env.NATS_URL,
    storage: { endpoint: env.S3_ENDPOINT, accessKey: env.S3_ACCESS_KEY, secretKey: env.S3_SECRET_KEY, bucket: env.S3_BUCKET },
    mail: { smtpUrl: env.SMTP_URL, from: env.MAIL_FROM },
    youtube: { baseUrl: env.YOUTUBE_API_URL, apiKey: env.YOUTUBE_API_KEY },
    connectors: connectorSettings(env),
    instagramDiscovery: discoverySettings(env),
    tokenKeys: env.TOKEN_KEYS ?? [],
    stripe: { baseUrl: env.STRIPE_API_URL, secretKey: env.STRIPE_SECRET_KEY },
    chromiumPath: env.CHROMIUM_PATH,
    logLevel: env.LOG_LEVEL,
  };
}

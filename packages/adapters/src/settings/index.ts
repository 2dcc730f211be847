import { z } from "zod";
import { connectorEnvironment, connectorFaults, connectorSettings, type ConnectorSettings } from "../platforms/index.ts";
import type { SealingKey } from "../secrets/index.ts";

/** An address of one of these protocols (`https:`). */
export const url = (example: string, protocols: readonly string[]) =>
  z.string({ error: `is not set. Example: ${example}` }).refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    error: `is not a URL of the expected form. Example: ${example}`,
  });
export const text = (example: string) => z.string({ error: `is not set. Example: ${example}` }).min(1, { error: `is empty. Example: ${example}` });
/** `what` is said in the place of an example. */
export const secret = (what: string, length: number) => z.string({ error: `is not set. It is ${what}.` }).min(length, { error: `is too short: ${what} has at least ${length} characters.` });
export const webProtocols = ["http:", "https:"] as const;
export const databaseUrl = (role: string) => url(`postgres://${role}:password@127.0.0.1:5432/fanfare`, ["postgres:", "postgresql:"]);

/** What both applications are told by their environment, for the schema of each. */
export const sharedEnvironment = {
  PUBLIC_URL: url("https://fanfare.example.org", webProtocols),
  INTERNAL_TOKEN: secret("the word the web app and the workers know each other by", 16),
  DATABASE_APP_URL: databaseUrl("fanfare_app"),
  ELASTICSEARCH_URL: url("http://127.0.0.1:9200", webProtocols),
  SEARCH: z.enum(["elasticsearch", "postgres"], { error: "is elasticsearch or postgres (an installation without Elasticsearch)." }).default("elasticsearch"),
  SEARCH_INDEX: text("fanfare-creators").regex(/^[a-z][a-z0-9_-]*$/, { error: "is small letters, digits, - and _. Example: fanfare-creators" }).default("fanfare-creators"),
  REDIS_URL: url("redis://127.0.0.1:6379", ["redis:", "rediss:"]),
  NATS_URL: url("nats://127.0.0.1:4222", ["nats:", "tls:"]),
  S3_ENDPOINT: url("http://127.0.0.1:9000", webProtocols),
  S3_ACCESS_KEY: secret("the object store's access key", 3),
  S3_SECRET_KEY: secret("the object store's secret key", 8),
  S3_BUCKET: text("fanfare"),
  SMTP_URL: url("smtp://127.0.0.1:25", ["smtp:", "smtps:"]).optional(),
  YOUTUBE_API_URL: url("https://www.googleapis.com/youtube/v3", webProtocols),
  YOUTUBE_API_KEY: text("AIza..."),
  ...connectorEnvironment,
  STRIPE_API_URL: url("https://api.stripe.com", webProtocols),
  STRIPE_SECRET_KEY: text("sk_live_..."),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error"], { error: "is debug, info, warn or error." }).default("info"),
};

export type SharedSettings = {
  elasticsearchUrl: string;
  /** `postgres`: discovery searches the catalogue itself, nothing is indexed and Elasticsearch is never asked. */
  search: "elasticsearch" | "postgres";
  /** The name under which the index is found; several installations on one Elasticsearch each have their own. */
  searchIndex: string;
  redisUrl: string;
  natsUrl: string;
  storage: { endpoint: string; accessKey: string; secretKey: string; bucket: string };
  youtube: { baseUrl: string; apiKey: string };
  /** Platforms on which creators can connect their accounts. */
  connectors: ConnectorSettings;
  /** Seal what creators granted: the first seals, all open. Empty where nothing can be connected. */
  tokenKeys: readonly SealingKey[];
  stripe: { baseUrl: string; secretKey: string };
  logLevel: "debug" | "info" | "warn" | "error";
};

type SharedEnvironment = z.infer<z.ZodObject<typeof sharedEnvironment>>;

export const sharedSettings = (env: SharedEnvironment): SharedSettings => ({
  elasticsearchUrl: env.ELASTICSEARCH_URL,
  search: env.SEARCH,
  searchIndex: env.SEARCH_INDEX,
  redisUrl: env.REDIS_URL,
  natsUrl: env.NATS_URL,
  storage: { endpoint: env.S3_ENDPOINT, accessKey: env.S3_ACCESS_KEY, secretKey: env.S3_SECRET_KEY, bucket: env.S3_BUCKET },
  youtube: { baseUrl: env.YOUTUBE_API_URL, apiKey: env.YOUTUBE_API_KEY },
  connectors: connectorSettings(env),
  tokenKeys: env.TOKEN_KEYS ?? [],
  stripe: { baseUrl: env.STRIPE_API_URL, secretKey: env.STRIPE_SECRET_KEY },
  logLevel: env.LOG_LEVEL,
});

type Reading<Schema> = {
  /** Whose settings they are, for the error: "The web app". */
  who: string;
  schema: Schema;
  /** Faults that several settings have together. */
  faultsOf?: (env: z.output<Schema>) => readonly string[];
};

/** Reads and checks an environment. Throws one error that lists every fault with an example, and never a value. */
export function readEnvironment<Schema extends z.ZodType<SharedEnvironment>>({ who, schema, faultsOf }: Reading<Schema>, environment: Readonly<Record<string, string | undefined>>): z.output<Schema> {
  // An empty variable is what compose files make of one that nobody set.
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  // Who runs without the engine has no address of one to tell.
  const parsed = schema.safeParse(set["SEARCH"] === "postgres" ? { ELASTICSEARCH_URL: "http://127.0.0.1:9200", ...set } : set);
  const faults = parsed.success ? [...connectorFaults(parsed.data), ...(faultsOf?.(parsed.data) ?? [])] : parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
  if (parsed.success && faults.length === 0) return parsed.data;
  throw new Error(`${who} can't start: ${faults.length === 1 ? "one setting is" : `${faults.length} settings are`} wrong.\n  ${faults.join("\n  ")}`);
}

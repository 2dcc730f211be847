import { expect, test } from "vitest";
import { readConfig } from "./config.ts";

const whole = {
  PUBLIC_URL: "https://fanfare.example.org",
  WORKERS_URL: "http://127.0.0.1:3001",
  INTERNAL_TOKEN: "t".repeat(32),
  DATABASE_APP_URL: "postgres://app:secret-word@127.0.0.1/fanfare",
  ELASTICSEARCH_URL: "http://127.0.0.1:9200",
  REDIS_URL: "redis://127.0.0.1",
  NATS_URL: "nats://127.0.0.1",
  S3_ENDPOINT: "http://127.0.0.1:9000",
  S3_ACCESS_KEY: "access",
  S3_SECRET_KEY: "secret-key",
  S3_BUCKET: "fanfare",
  AUTH_SECRET: "s".repeat(32),
  YOUTUBE_API_URL: "https://www.googleapis.com/youtube/v3",
  YOUTUBE_API_KEY: "key",
  STRIPE_API_URL: "https://api.stripe.com",
  STRIPE_SECRET_KEY: "sk_test",
};

test("given everything that is needed, mail is the only thing that may be missing", () => {
  expect(readConfig(whole)).toMatchObject({ isMailConfigured: false, isDemo: false });
  expect(readConfig({ ...whole, SMTP_URL: "smtp://127.0.0.1:25", DEMO: "1" })).toMatchObject({ isMailConfigured: true, isDemo: true });
});

test("without a search engine, no address of one is needed, and with one it is", () => {
  const { ELASTICSEARCH_URL: _address, ...rest } = whole;
  expect(readConfig({ ...rest, SEARCH: "postgres" })).toMatchObject({ search: "postgres" });
  expect(messageOf(() => readConfig(rest))).toContain("ELASTICSEARCH_URL");
  expect(messageOf(() => readConfig({ ...whole, SEARCH: "solr" }))).toContain("SEARCH is elasticsearch or postgres");
});

test("given an app of a platform, its accounts can be connected at the real platform, once there is a key to seal tokens with", () => {
  const app = { TWITCH_CLIENT_ID: "id", TWITCH_CLIENT_SECRET: "app-secret" };
  const { connectors, tokenKeys } = readConfig({ ...whole, ...app, TOKEN_KEYS: `2026:${Buffer.alloc(32).toString("base64")}` });
  expect(connectors).toMatchObject({ twitch: { clientId: "id", idBaseUrl: "https://id.twitch.tv" }, instagram: null });
  expect(tokenKeys.map(({ id }) => id)).toEqual(["2026"]);
  expect(messageOf(() => readConfig({ ...whole, ...app }))).toContain("TOKEN_KEYS is not set, and accounts can be connected");
  expect(messageOf(() => readConfig({ ...whole, TIKTOK_CLIENT_KEY: "id" }))).toContain("TIKTOK_CLIENT_SECRET is not set, and TIKTOK_CLIENT_KEY is");
  expect(messageOf(() => readConfig({ ...whole, TOKEN_KEYS: "2026:c2hvcnQ=" }))).toContain(`TOKEN_KEYS has a key "2026" of 5 bytes`);
});

test("given several faults, all are told at once, each with an example, and no value is", () => {
  const { NATS_URL: _nats, ...rest } = whole;
  const faulty = { ...rest, PUBLIC_URL: "fanfare", REDIS_URL: "", AUTH_SECRET: "short-secret", DATABASE_APP_URL: "mysql://app:secret-word@host" };
  const message = messageOf(() => readConfig(faulty));
  for (const name of ["PUBLIC_URL", "NATS_URL", "REDIS_URL", "AUTH_SECRET", "DATABASE_APP_URL"]) expect(message).toContain(name);
  expect(message).toContain("5 settings are wrong");
  expect(message).not.toContain("secret-word");
  expect(message).not.toContain("short-secret");
});

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("Nothing was refused.");
}

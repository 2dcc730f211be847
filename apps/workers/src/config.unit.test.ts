import { describe, expect, it } from "vitest";
import { readConfig } from "./config.ts";

const complete = {
  PUBLIC_URL: "https://fanfare.example.org", WORKERS_PORT: "3001", INTERNAL_TOKEN: "a-token-of-enough-length",
  DATABASE_APP_URL: "postgres://fanfare_app:hidden@db/fanfare", DATABASE_WORKER_URL: "postgres://fanfare_worker:hidden@db/fanfare",
  ELASTICSEARCH_URL: "http://search:9200", REDIS_URL: "redis://redis:6379", NATS_URL: "nats://nats:4222",
  S3_ENDPOINT: "http://minio:9000", S3_ACCESS_KEY: "access", S3_SECRET_KEY: "hidden-secret", S3_BUCKET: "fanfare",
  YOUTUBE_API_URL: "https://www.googleapis.com/youtube/v3", YOUTUBE_API_KEY: "hidden-key", STRIPE_API_URL: "https://api.stripe.com", STRIPE_SECRET_KEY: "hidden-key",
};

describe("the workers' settings", () => {
  it("are read from a complete environment; without a mail server no mail is sent", () => {
    expect(readConfig(complete)).toMatchObject({ port: 3001, mail: { smtpUrl: undefined }, logLevel: "info" });
    expect(readConfig({ ...complete, SMTP_URL: "" }).mail.smtpUrl).toBeUndefined();
  });

  it("need no address of a search engine where there is none", () => {
    const { ELASTICSEARCH_URL: _address, ...rest } = complete;
    expect(readConfig({ ...rest, SEARCH: "postgres" }).search).toBe("postgres");
    expect(() => readConfig(rest)).toThrow("ELASTICSEARCH_URL is not set");
  });

  it("name the platforms whose accounts can be connected, and the keys that seal their tokens", () => {
    const app = { INSTAGRAM_CLIENT_ID: "id", INSTAGRAM_CLIENT_SECRET: "hidden", TOKEN_KEYS: `2026:${Buffer.alloc(32).toString("base64")}` };
    const { connectors, tokenKeys } = readConfig({ ...complete, ...app });
    expect(connectors).toMatchObject({ instagram: { graphBaseUrl: "https://graph.instagram.com" }, tiktok: null });
    expect(tokenKeys.map(({ id }) => id)).toEqual(["2026"]);
    expect(() => readConfig({ ...complete, ...app, TOKEN_KEYS: "" })).toThrow("TOKEN_KEYS is not set, and accounts can be connected");
  });

  it("name the account in whose name Instagram's public accounts are read, or none", () => {
    const asked = { INSTAGRAM_DISCOVERY_ACCOUNT_ID: "17841400000000000", INSTAGRAM_DISCOVERY_TOKEN: "hidden-page-token" };
    expect(readConfig({ ...complete, ...asked }).instagramDiscovery).toEqual({ graphBaseUrl: "https://graph.facebook.com", accountId: "17841400000000000", accessToken: "hidden-page-token" });
    expect(readConfig(complete).instagramDiscovery).toBeNull();
    expect(() => readConfig({ ...complete, ...asked, INSTAGRAM_DISCOVERY_TOKEN: "" })).toThrow("INSTAGRAM_DISCOVERY_TOKEN is not set, and INSTAGRAM_DISCOVERY_ACCOUNT_ID is");
    expect(() => readConfig({ ...complete, ...asked, INSTAGRAM_DISCOVERY_ACCOUNT_ID: "@kestrel" })).toThrow("INSTAGRAM_DISCOVERY_ACCOUNT_ID is not the id of an Instagram account");
  });

  it("are refused with every fault at once, each with an example", () => {
    const { REDIS_URL: _redis, S3_BUCKET: _bucket, ...rest } = complete;
    const read = () => readConfig({ ...rest, WORKERS_PORT: "many", NATS_URL: "http://wrong" });
    for (const part of ["REDIS_URL is not set. Example: redis://", "S3_BUCKET is not set", "WORKERS_PORT is not a port", "NATS_URL is not a URL of the expected form"]) expect(read).toThrow(part);
  });

  it("are refused without telling a value, because values are secrets", () => {
    expect(() => readConfig({ ...complete, DATABASE_APP_URL: "mysql://root:hidden@db" })).toThrow(/^(?!.*hidden).*DATABASE_APP_URL is not a URL/s);
  });
});

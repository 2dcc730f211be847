import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { platformEnvironment } from "./platforms.ts";
import type { Profile } from "./profile.ts";
import type { Secrets } from "./secrets.ts";

/** Everything the parts of Fanfare read from their environment; each app checks its own when it starts. */
export type Environment = Record<string, string>;

/** Local addresses and secrets of a profile; whatever the person's own environment names wins. */
export function deriveEnvironment(profile: Profile, secrets: Secrets, given: NodeJS.ProcessEnv): Environment {
  const local = { ...localEnvironment(profile, secrets), ...platformEnvironment(profile.ports, given) };
  const overrides = Object.keys(local).flatMap((name) => (given[name] ? [[name, given[name]]] : []));
  const environment: Environment = { ...local, ...Object.fromEntries(overrides) };
  const owner = environment.DATABASE_URL ?? "";
  environment.DATABASE_APP_URL = given.DATABASE_APP_URL ?? withRole(owner, "fanfare_app", secrets.appPassword);
  environment.DATABASE_WORKER_URL = given.DATABASE_WORKER_URL ?? withRole(owner, "fanfare_worker", secrets.workerPassword);
  return environment;
}

function localEnvironment(profile: Profile, secrets: Secrets): Environment {
  const { ports } = profile;
  const at = (port: number) => `127.0.0.1:${port}`;
  return {
    PUBLIC_URL: `http://${at(ports.web)}`,
    PORT: String(ports.web),
    WORKERS_PORT: String(ports.workers),
    WORKERS_URL: `http://${at(ports.workers)}`,
    INTERNAL_TOKEN: secrets.internalToken,
    AUTH_SECRET: secrets.authSecret,
    DATABASE_URL: `postgres://fanfare_owner:${secrets.ownerPassword}@${at(ports.postgres)}/fanfare`,
    ELASTICSEARCH_URL: `http://${at(ports.elasticsearch)}`,
    REDIS_URL: `redis://${at(ports.redis)}`,
    NATS_URL: `nats://${at(ports.nats)}`,
    S3_ENDPOINT: `http://${at(ports.minio)}`,
    S3_ACCESS_KEY: secrets.s3AccessKey,
    S3_SECRET_KEY: secrets.s3SecretKey,
    S3_BUCKET: "fanfare",
    SMTP_URL: `smtp://${at(ports.smtp)}`,
    MAIL_INBOX_URL: `http://${at(ports.inbox)}`,
    MAIL_FROM: "Fanfare <hello@fanfare.example>",
    TOKEN_KEYS: `local:${Buffer.from(secrets.tokenKey, "hex").toString("base64")}`,
    STRIPE_API_URL: `http://${at(ports.stripe)}`,
    STRIPE_SECRET_KEY: "sk_test_simulator",
    DEMO: "1",
    DEMO_FILE: path.join(profile.folder, "demo.json"),
  };
}

/** The same database under another role. */
export function withRole(databaseUrl: string, role: string, password: string): string {
  const url = new URL(databaseUrl);
  url.username = role;
  url.password = password;
  return url.href;
}

/** What web and workers are given: all but the owner's database URL, which is for migrations only. */
export function forApps(environment: Environment): NodeJS.ProcessEnv {
  const whole: NodeJS.ProcessEnv = { ...process.env, ...environment };
  delete whole.DATABASE_URL;
  return whole;
}

/** Written for tests and other tools of this checkout; holds secrets, so only its owner can read it. */
export function writeEnvironment(profile: Profile, environment: Environment): void {
  mkdirSync(path.dirname(profile.environmentFile), { recursive: true });
  writeFileSync(profile.environmentFile, `${JSON.stringify(environment, null, 2)}\n`, { mode: 0o600 });
}

/** The environment that the running stack of this profile wrote. */
export function readEnvironment(profile: Profile): Environment {
  return JSON.parse(readFileSync(profile.environmentFile, "utf8")) as Environment;
}

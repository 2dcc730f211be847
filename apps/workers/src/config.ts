import { discoveryEnvironment, discoveryFaults, discoverySettings, type DiscoverySettings } from "@fanfare/adapters/platforms";
import { databaseUrl, readEnvironment, sharedEnvironment, sharedSettings, text, type SharedSettings } from "@fanfare/adapters/settings";
import { z } from "zod";

const Environment = z.object({
  ...sharedEnvironment,
  ...discoveryEnvironment,
  WORKERS_PORT: z.coerce.number({ error: "is not a port. Example: 3001" }).int().min(1).max(65_535, { error: "is not a port. Example: 3001" }),
  DATABASE_WORKER_URL: databaseUrl("fanfare_worker"),
  MAIL_FROM: text("Fanfare <hello@fanfare.example.org>").default("Fanfare <fanfare@localhost>"),
  CHROMIUM_PATH: text("/usr/bin/chromium").default("/usr/bin/chromium"),
});

/** What the workers are told by their environment. `smtpUrl` is absent where no mail server is. */
export type Config = SharedSettings & {
  publicUrl: string;
  port: number;
  internalToken: string;
  database: { app: string; worker: string };
  mail: { smtpUrl: string | undefined; from: string };
  /** In whose name Instagram's public accounts are read; null where they are not. */
  instagramDiscovery: DiscoverySettings | null;
  /** The browser that prints agreements. */
  chromiumPath: string;
};

/** Throws one error that lists every fault with an example, and never a value. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const env = readEnvironment({ who: "The program of the workers", schema: Environment, faultsOf: discoveryFaults }, environment);
  return {
    ...sharedSettings(env),
    publicUrl: env.PUBLIC_URL,
    port: env.WORKERS_PORT,
    internalToken: env.INTERNAL_TOKEN,
    database: { app: env.DATABASE_APP_URL, worker: env.DATABASE_WORKER_URL },
    mail: { smtpUrl: env.SMTP_URL, from: env.MAIL_FROM },
    instagramDiscovery: discoverySettings(env),
    chromiumPath: env.CHROMIUM_PATH,
  };
}

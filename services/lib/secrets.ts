import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Profile } from "./profile.ts";

/** Made once per profile; they never leave the machine. */
export interface Secrets {
  authSecret: string;
  internalToken: string;
  superuserPassword: string;
  ownerPassword: string;
  appPassword: string;
  workerPassword: string;
  s3AccessKey: string;
  s3SecretKey: string;
  tokenKey: string;
}

const fresh = (): Secrets => ({
  authSecret: secret(),
  internalToken: secret(),
  superuserPassword: secret(),
  ownerPassword: secret(),
  appPassword: secret(),
  workerPassword: secret(),
  s3AccessKey: `fanfare${randomBytes(6).toString("hex")}`,
  s3SecretKey: secret(),
  tokenKey: secret(),
});

/** Reads the secrets of a profile, making those that are missing; the file can be read by its owner only. */
export function secretsOf(profile: Profile): Secrets {
  const file = path.join(profile.folder, "secrets.json");
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Partial<Secrets>) : {};
  const secrets = { ...fresh(), ...known };
  if (Object.keys(known).length < Object.keys(secrets).length) {
    mkdirSync(profile.folder, { recursive: true });
    writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  }
  return secrets;
}

function secret(): string {
  return randomBytes(32).toString("hex");
}

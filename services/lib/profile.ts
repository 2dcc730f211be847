import { createHash } from "node:crypto";
import { chownSync, mkdirSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";

export const projectRoot = path.resolve(import.meta.dirname, "../..");

export type ProfileName = "start" | "test" | "bench";

const startPorts = {
  web: 3000,
  workers: 3001,
  postgres: 4332,
  elasticsearch: 4392,
  redis: 4379,
  nats: 4322,
  minio: 4390,
  smtp: 4325,
  inbox: 4380,
  youtube: 4401,
  stripe: 4402,
  tiktok: 4403,
  instagram: 4404,
  twitch: 4405,
  x: 4406,
};

export type Ports = typeof startPorts;

/** One set of ports and one data folder: `start` keeps its data, the others begin empty each time. */
export interface Profile {
  readonly name: ProfileName;
  readonly ports: Ports;
  readonly folder: string;
  readonly environmentFile: string;
}

const offsets = { test: 10_000, bench: 20_000 };

/** The profile of a name; PORT and WORKERS_PORT move web and workers of `npm start`. */
export function profileNamed(name: ProfileName, given: NodeJS.ProcessEnv = process.env): Profile {
  const folder = path.join(projectRoot, ".data", name);
  if (name === "start") {
    const ports = { ...startPorts, web: Number(given.PORT) || startPorts.web, workers: Number(given.WORKERS_PORT) || startPorts.workers };
    return { name, ports, folder, environmentFile: path.join(projectRoot, ".data", "env.json") };
  }
  const ports = Object.fromEntries(Object.entries(startPorts).map(([part, port]) => [part, port + offsets[name]])) as Ports;
  return { name, ports, folder, environmentFile: path.join(folder, "env.json") };
}

export const isRoot = process.getuid?.() === 0;

/** `nobody`: PostgreSQL and Elasticsearch refuse to run as root. */
export const unprivileged = { uid: 65534, gid: 65534 };

/** Where downloaded and built servers are kept between checkouts. Root's home is closed to other users, so root uses the machine's cache. */
export function cacheFolder(...parts: string[]): string {
  const base = isRoot ? "/var/cache" : (process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), ".cache"));
  return path.join(base, "fanfare", ...parts);
}

/** True when a user other than root can enter the folder and all above it. */
export function isOpenToOthers(folder: string): boolean {
  const isOpen = (statSync(folder).mode & 0o005) === 0o005;
  const parent = path.dirname(folder);
  return isOpen && (parent === folder || isOpenToOthers(parent));
}

/** The data folder of one server; outside the checkout only where a closed folder above it would lock out the unprivileged user. */
export function dataFolder(profile: Profile, server: string, options: { unprivileged?: boolean } = {}): string {
  const own = path.join(dataRoot(profile, options.unprivileged === true), server);
  mkdirSync(own, { recursive: true });
  if (isRoot && options.unprivileged === true) chownSync(own, unprivileged.uid, unprivileged.gid);
  return own;
}

/** Every folder that holds data of the profile: what has to go for a fresh beginning. */
export function dataRoots(profile: Profile): string[] {
  return [...new Set([profile.folder, dataRoot(profile, true)])];
}

function dataRoot(profile: Profile, forUnprivileged: boolean): string {
  if (!forUnprivileged || !isRoot || isOpenToOthers(projectRoot)) return profile.folder;
  const checkout = createHash("sha256").update(projectRoot).digest("hex").slice(0, 12);
  return cacheFolder("data", checkout, profile.name);
}

import { Redis } from "ioredis";
import { dataFolder } from "../lib/profile.ts";
import { aptInstall, canUseApt, isAtLeast, onPath, versionPrinted } from "../lib/tools.ts";
import type { Server } from "./server.ts";

const oldestForQueues = "6.2";

async function find() {
  const program = onPath("redis-server");
  if (program === undefined || !isAtLeast(await versionPrinted(program, "--version"), oldestForQueues)) return undefined;
  return { path: program, how: "on PATH" };
}

/** Queues, sessions and caches. Append-only file each second; nothing is ever evicted, or the queues would lose jobs. */
export const redis: Server = {
  title: "Redis",
  variable: "REDIS_URL",
  ports: ["redis"],
  remedies: { apt: "redis-server", brew: "redis", compose: "redis" },
  find,
  async install() {
    if (!canUseApt) throw new Error("it needs apt and root rights");
    await aptInstall("redis-server");
    return { path: "/usr/bin/redis-server", how: "installed by apt" };
  },
  async start(found, { profile, processes }) {
    const args = ["--port", String(profile.ports.redis), "--bind", "127.0.0.1", "--dir", dataFolder(profile, "redis")];
    const durability = ["--appendonly", "yes", "--appendfsync", "everysec", "--save", "", "--maxmemory-policy", "noeviction"];
    return processes.start({ name: "redis", command: found.path, args: [...args, ...durability] });
  },
  async check({ environment }) {
    const client = new Redis(environment.REDIS_URL ?? "", { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
    client.on("error", () => undefined);
    try {
      await client.connect();
      return /redis_version:(\S+)/.exec(await client.info("server"))?.[1] ?? "";
    } finally {
      client.disconnect();
    }
  },
  address: ({ environment }) => environment.REDIS_URL ?? "",
};

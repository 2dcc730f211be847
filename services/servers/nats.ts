import { connect } from "@nats-io/transport-node";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { cacheFolder, dataFolder } from "../lib/profile.ts";
import { goInstall } from "../lib/go.ts";
import { isAtLeast, isExecutable, onPath, versionPrinted } from "../lib/tools.ts";
import type { Server } from "./server.ts";

const version = "2.15.2";
// Before it a killed server could lose a whole stream (nats-io/nats-server #6888).
const oldestSafe = "2.10.23";
const cached = cacheFolder(`nats-server-${version}`, "nats-server");

async function find() {
  const program = onPath("nats-server");
  if (program && isAtLeast(await versionPrinted(program, "--version"), oldestSafe)) return { path: program, how: "on PATH" };
  return isExecutable(cached) ? { path: cached, how: "in the cache" } : undefined;
}

/** JetStream with every write on disk before it is acknowledged: by default it would be there only after two minutes. */
function configuration(port: number, store: string): string {
  return `listen: 127.0.0.1:${port}\njetstream { store_dir: ${JSON.stringify(store)}, sync_interval: always }\n`;
}

/** Carries the events from the outbox to the workers. */
export const nats: Server = {
  title: "NATS JetStream",
  variable: "NATS_URL",
  ports: ["nats"],
  remedies: { brew: "nats-server", compose: "nats" },
  find,
  install: () => goInstall(`github.com/nats-io/nats-server/v2@v${version}`, cached, 5),
  async start(found, { profile, processes }) {
    const folder = dataFolder(profile, "nats");
    const file = path.join(folder, "nats.conf");
    writeFileSync(file, configuration(profile.ports.nats, folder));
    return processes.start({ name: "nats", command: found.path, args: ["--config", file] });
  },
  async check({ environment }) {
    const connection = await connect({ servers: environment.NATS_URL, reconnect: false, timeout: 2000 });
    const version = connection.info?.version ?? "";
    const hasJetStream = connection.info?.jetstream === true;
    await connection.close();
    if (!hasJetStream) throw new Error("JetStream is not switched on");
    return version;
  },
  address: ({ environment }) => environment.NATS_URL ?? "",
};

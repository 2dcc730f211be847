import path from "node:path";
import { projectRoot } from "../lib/profile.ts";
import type { Session } from "../lib/session.ts";
import { postgres } from "../servers/postgres.ts";
import { migrateOn } from "./start.ts";

const program = path.join(projectRoot, "packages/testing/src/seed/main.ts");

/** `npm run seed -- creators 20000`: adds invented creators to the Fanfare of this checkout, whether it runs or not. */
export async function seed(session: Session, args: string[]): Promise<number> {
  await session.startServers("npm run seed", { only: [postgres], whenReady: (server) => migrateOn(server, session) });
  const env = { ...process.env, ...session.stack.environment };
  const exit = await session.stack.processes.run({ name: "seed", command: process.execPath, args: ["--import", "tsx", program, ...args], cwd: projectRoot, env, show: "plain" });
  return exit.code ?? 1;
}

import { existsSync } from "node:fs";
import path from "node:path";
import { Failure } from "../lib/failure.ts";
import { projectRoot } from "../lib/profile.ts";
import type { Session } from "../lib/session.ts";
import { migrateOn } from "./start.ts";

/** `npm run bench -- NAME`: runs bench/NAME.ts against servers with throw-away data but the durability of `npm start`. */
export async function bench(session: Session, [name = "", ...args]: string[]): Promise<number> {
  const program = path.join(projectRoot, "bench", `${name}.ts`);
  if (!existsSync(program)) throw new Failure(`There is no benchmark "${name}".`, "The folder bench/ holds those there are: npm run bench -- NAME.");
  await session.startServers("npm run bench", { whenReady: (server) => migrateOn(server, session) });
  const env = { ...process.env, ...session.stack.environment };
  const exit = await session.stack.processes.run({ name: "bench", command: process.execPath, args: ["--import", "tsx", program, ...args], cwd: projectRoot, env, show: "plain" });
  return exit.code ?? 1;
}

import { existsSync } from "node:fs";
import path from "node:path";
import { benchProgram } from "../lib/bench.ts";
import { Failure } from "../lib/failure.ts";
import { projectRoot } from "../lib/profile.ts";
import type { Session } from "../lib/session.ts";
import { migrateOn } from "./start.ts";

/** `npm run bench -- NAME`: runs bench/NAME.ts against servers with throw-away data but the durability of `npm start`. */
export async function bench(session: Session, [name = "", ...args]: string[]): Promise<number> {
  if (!existsSync(path.join(projectRoot, "bench", `${name}.ts`))) throw new Failure(`There is no benchmark "${name}".`, "The folder bench/ holds those there are: npm run bench -- NAME.");
  await session.startServers("npm run bench", { whenReady: (server) => migrateOn(server, session) });
  const exit = await session.stack.processes.run({ ...benchProgram(session, name, args), show: "plain" });
  return exit.code ?? 1;
}

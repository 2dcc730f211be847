import path from "node:path";
import { projectRoot } from "./profile.ts";
import type { Program } from "./processes.ts";
import type { Session } from "./session.ts";

/** The program of bench/NAME.ts, on the servers of this run. It reads the sources of the web app, for whose alias, and of the workers, for whose decorators, it needs settings. */
export function benchProgram(session: Session, name: string, args: readonly string[]): Program {
  const env = { ...process.env, ...session.stack.environment, TSX_TSCONFIG_PATH: path.join(projectRoot, "bench/tsconfig.run.json") };
  return { name: `bench-${name}`, command: process.execPath, args: ["--import", "tsx", path.join(projectRoot, "bench", `${name}.ts`), ...args], cwd: projectRoot, env };
}

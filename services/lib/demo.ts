import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "./profile.ts";
import type { Session } from "./session.ts";

const program = path.join(projectRoot, "packages/testing/src/demo/load.ts");

/** Somebody of the demo workspace one can sign in as. */
interface SignIn {
  role: string;
  email: string;
  password: string;
  url: string;
}

/** Fills an empty database with the demo workspace; the loader leaves any other alone. */
export async function loadDemo(session: Session): Promise<void> {
  const { processes, environment } = session.stack;
  if (environment.DEMO !== "1" || !existsSync(program)) return;
  session.progress.say("Demo", "loading");
  const exit = await processes.run({ name: "demo", command: process.execPath, args: ["--import", "tsx", program], cwd: projectRoot, env: { ...process.env, ...environment } });
  // Everything else works without it, so it holds nothing up.
  session.progress.say("Demo", exit.code === 0 ? "ready" : `not loaded: ${exit.reason}. The whole output is in ${exit.logFile}; "npm run db:reset" empties the database.`);
}

/** The sign-ins the loader wrote down, as rows of a table. */
export function demoSignIns(session: Session): string[][] {
  const file = session.stack.environment.DEMO_FILE ?? "";
  if (!existsSync(file)) return [];
  const signIns = JSON.parse(readFileSync(file, "utf8")) as SignIn[];
  return [["demo sign-in", "e-mail", "password", "page"], ...signIns.map(({ role, email, password, url }) => [role, email, password, url])];
}

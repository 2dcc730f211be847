import path from "node:path";
import { Failure } from "./failure.ts";
import { projectRoot } from "./profile.ts";
import type { Session } from "./session.ts";

const program = path.join(projectRoot, "migrations/src/migrate.ts");

/** Runs the migration program as the owner of the schema; resolves to the last line it said. */
export async function migrate(session: Session, ...args: string[]): Promise<string> {
  session.progress.say("Migrations", "running");
  const { processes, environment } = session.stack;
  const env = { ...process.env, ...environment };
  const exit = await processes.run({ name: "migrate", command: process.execPath, args: [program, ...args], cwd: projectRoot, env });
  if (exit.code !== 0) throw new Failure(`Migrating the database failed: ${exit.lastLine}.`, `The whole output is in ${exit.logFile}.`);
  session.progress.say("Migrations", exit.lastLine);
  return exit.lastLine;
}

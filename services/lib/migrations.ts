import path from "node:path";
import { Failure } from "./failure.ts";
import { lastLineIn } from "./log.ts";
import { projectRoot } from "./profile.ts";
import type { Session } from "./session.ts";

const program = path.join(projectRoot, "migrations/src/migrate.ts");

/** Runs the migration program as the owner of the schema. */
export async function migrate(session: Session, ...args: string[]): Promise<void> {
  session.progress.say("Migrations", "running");
  const { processes, environment } = session.stack;
  const env = { ...process.env, ...environment };
  const exit = await processes.run({ name: "migrate", command: process.execPath, args: [program, ...args], cwd: projectRoot, env });
  if (exit.code !== 0) throw new Failure(`Migrating the database failed: ${exit.reason}.`, `The whole output is in ${exit.logFile}.`);
  session.progress.say("Migrations", lastLineIn(exit.logFile));
}

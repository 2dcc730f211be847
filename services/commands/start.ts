import { checkApplicationPorts, startApplications, type Mode } from "../lib/applications.ts";
import type { Part } from "../lib/bring-up.ts";
import { demoSignIns, loadDemo } from "../lib/demo.ts";
import { Failure } from "../lib/failure.ts";
import { hold, holderOf } from "../lib/lock.ts";
import { migrate } from "../lib/migrations.ts";
import { partsTable, tableOf } from "../lib/progress.ts";
import type { Session } from "../lib/session.ts";
import { buildWeb } from "../lib/web-build.ts";
import { postgres } from "../servers/postgres.ts";
import type { Server } from "../servers/server.ts";

/** `npm start`: everything, until Ctrl-C. */
export async function start(session: Session): Promise<void> {
  await runUntilLost(session, "start");
}

/** `npm run dev`: the same, where a saved file shows at once. */
export async function dev(session: Session): Promise<void> {
  await runUntilLost(session, "dev");
}

async function runUntilLost(session: Session, mode: Mode): Promise<void> {
  const serverLost = session.serverLost().then((failure) => Promise.reject(failure));
  const { parts, lost } = await Promise.race([wholeStack(session, mode, mode === "start" ? "npm start" : "npm run dev"), serverLost]);
  session.progress.settle();
  printTables(session, parts);
  throw await Promise.race([serverLost, lost]);
}

/** Servers, schema, build, web, workers and demo data; resolves when a person can sign in. */
export async function wholeStack(session: Session, mode: Mode, command: string): Promise<{ parts: Part[]; lost: Promise<Failure> }> {
  const holder = holderOf(session.profile, "applications");
  if (holder) throw new Failure(`Fanfare already runs from this checkout ("${holder.command}", process ${holder.pid}).`, `Open ${session.stack.environment.PUBLIC_URL}, or end that command with Ctrl-C first.`);
  await checkApplicationPorts(session);
  hold(session.profile, "applications", command);
  const built = mode === "start" ? buildWeb(session) : undefined;
  const [servers] = await Promise.all([session.startServers(command, { whenReady: (server) => migrateOn(server, session) }), built]);
  return withApplications(session, mode, command, servers);
}

/** What follows once servers, schema and build are there. */
export async function withApplications(session: Session, mode: Mode, command: string, servers: Part[]): Promise<{ parts: Part[]; lost: Promise<Failure> }> {
  const { parts, lost } = await startApplications(session, mode);
  await loadDemo(session);
  const all = [...servers, ...parts];
  hold(session.profile, "applications", command, all);
  return { parts: all, lost };
}

/** The schema comes up as soon as its server is there, while others still start. */
export async function migrateOn(server: Server, session: Session): Promise<void> {
  if (server === postgres) await migrate(session, "up");
}

function printTables(session: Session, parts: Part[]): void {
  console.log(`\n${partsTable(parts)}`);
  const signIns = demoSignIns(session);
  if (signIns.length > 0) console.log(`\n${tableOf(signIns)}`);
  console.log(`\nFanfare is ready at ${session.stack.environment.PUBLIC_URL}. Logs: ${session.profile.folder}/logs. Ctrl-C ends everything.`);
}

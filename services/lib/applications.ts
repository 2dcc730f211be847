import path from "node:path";
import type { Part } from "./bring-up.ts";
import { portBusy } from "./bring-up.ts";
import { forApps } from "./environment.ts";
import { Failure } from "./failure.ts";
import { eventually, isPortFree } from "./network.ts";
import type { Program, Started } from "./processes.ts";
import { projectRoot } from "./profile.ts";
import type { Session } from "./session.ts";
import { buildFolder, nextProgram, webFolder } from "./web-build.ts";

export type Mode = "start" | "dev";

interface Application {
  title: string;
  port: "web" | "workers";
  program(session: Session, mode: Mode): Omit<Program, "name" | "env">;
}

const web: Application = {
  title: "Web",
  port: "web",
  program: ({ profile }, mode) => ({
    command: process.execPath,
    args: [nextProgram, mode, "--hostname", "127.0.0.1", "--port", String(profile.ports.web)],
    cwd: webFolder,
  }),
};

const workersFolder = path.join(projectRoot, "apps/workers");
const tsx = path.join(projectRoot, "node_modules/tsx/dist/cli.mjs");

const workers: Application = {
  title: "Workers",
  port: "workers",
  program: (_, mode) => ({
    command: process.execPath,
    args: mode === "dev" ? [tsx, "watch", "--clear-screen=false", "src/main.ts"] : ["--import", "tsx", "src/main.ts"],
    cwd: workersFolder,
  }),
};

const applications = [web, workers];
const readyDeadline = 300_000;
const restartsAllowed = 3;

/** Says so when a port of web or workers is taken, before minutes are spent on building. */
export async function checkApplicationPorts({ profile }: Session): Promise<void> {
  for (const { title, port } of applications) {
    const otherwise = `set ${port === "web" ? "PORT" : "WORKERS_PORT"} to a free one`;
    if (!(await isPortFree(profile.ports[port]))) throw portBusy(title, profile.ports[port], otherwise);
  }
}

/** Starts web and workers and resolves when both are ready. `lost` resolves when one of them keeps ending by itself. */
export async function startApplications(session: Session, mode: Mode): Promise<{ parts: Part[]; lost: Promise<Failure> }> {
  const lost = Promise.withResolvers<Failure>();
  const parts = applications.map(async (application) => {
    session.progress.say(application.title, "starting");
    const supervision = keepRunning(session, application, mode, lost.resolve);
    const address = application === web ? session.stack.environment.PUBLIC_URL ?? "" : `http://127.0.0.1:${session.profile.ports.workers}`;
    await untilReady(session, application);
    supervision.restarts = restartsAllowed;
    session.progress.say(application.title, "ready");
    return { title: application.title, version: "0.1.0", address, how: mode === "dev" ? "sources, reloading" : "this project" };
  });
  const failed = lost.promise.then((failure) => Promise.reject(failure));
  return { parts: await Promise.race([Promise.all(parts), failed]), lost: lost.promise };
}

function launch(session: Session, application: Application, mode: Mode): Started {
  const env = { ...forApps(session.stack.environment), NODE_ENV: mode === "dev" ? "development" : "production", NEXT_DIST_DIR: buildFolder(session), NEXT_TELEMETRY_DISABLED: "1", HOSTNAME: "127.0.0.1" };
  return session.stack.processes.start({ name: application.port, ...application.program(session, mode), env, show: mode === "dev" ? "named" : undefined });
}

/** Until it has been ready once there is no point in starting it again: the same fault would end it. */
function keepRunning(session: Session, application: Application, mode: Mode, giveUp: (failure: Failure) => void): { restarts: number } {
  const supervision = { restarts: 0 };
  const run = () => {
    const started = launch(session, application, mode);
    void started.exited.then((exit) => {
      if (started.isStopping || session.isEnding) return;
      const what = `${application.title} ended unexpectedly: ${exit.reason}.`;
      if (supervision.restarts === 0) return giveUp(new Failure(what, `Its whole output is in ${started.logFile}.`));
      supervision.restarts -= 1;
      console.error(`${what} Starting it again.`);
      run();
    });
  };
  run();
  return supervision;
}

async function untilReady(session: Session, application: Application): Promise<void> {
  const address = `http://127.0.0.1:${session.profile.ports[application.port]}/readyz`;
  const check = async () => {
    const response = await fetch(address, { signal: AbortSignal.timeout(10_000) });
    if (!response.ok) throw new Error(`${address} answers ${response.status}: ${(await response.text()).slice(0, 200)}`);
  };
  await eventually(check, readyDeadline).catch((error: Error) => {
    throw new Failure(`${application.title} is not ready after ${readyDeadline / 1000} s: ${error.message}.`, `Its output is in ${path.join(session.profile.folder, "logs", `${application.port}.log`)}.`);
  });
}

import { readFileSync } from "node:fs";
import path from "node:path";
import type { Part } from "../lib/bring-up.ts";
import { benchProgram } from "../lib/bench.ts";
import { countPlaywright, countVitest, couldNotRun, sum, summaryLine, type Outcome } from "../lib/counts.ts";
import { sentenceOf } from "../lib/failure.ts";
import { playwright } from "../lib/playwright.ts";
import { projectRoot } from "../lib/profile.ts";
import type { Program } from "../lib/processes.ts";
import type { Session } from "../lib/session.ts";
import { buildWeb } from "../lib/web-build.ts";
import { migrateOn, withApplications } from "./start.ts";

const binary = (file: string) => path.join(projectRoot, "node_modules", file);

const lint: Program[] = [
  // Apart, because rules that know types hold the whole program of each folder in memory.
  ...["apps/web", "apps/workers", "packages", "e2e bench services migrations"].map((folders, nth): Program => ({ name: `lint-eslint-${nth + 1}`, command: process.execPath, args: [binary("eslint/bin/eslint.js"), ...folders.split(" ")] })),
  { name: "lint-boundaries", command: process.execPath, args: [binary("dependency-cruiser/bin/dependency-cruiser.mjs"), "--config", ".dependency-cruiser.mjs", "apps", "packages", "migrations", "services"] },
];

/** `npm test`: every check there is, on servers and data of its own; a stage that fails does not hide the later ones. */
export async function test(session: Session): Promise<number> {
  const [servers, checks] = await Promise.all([startServers(session), staticChecks(session)]);
  const tests = await vitest(session, servers !== undefined);
  const measured = servers ? [await check(session, benchProgram(session, "discovery", ["--size", "20000", "--quick"])), await check(session, benchProgram(session, "sync", ["--quick"]))] : [couldNotRun];
  const browser = servers ? await browserTests(session, servers) : [couldNotRun];
  const total = sum([...checks, ...(servers ? [] : [couldNotRun]), tests, ...measured, ...browser]);
  await session.end();
  console.log(summaryLine(total));
  return total.failed > 0 ? 1 : 0;
}

async function startServers(session: Session): Promise<Part[] | undefined> {
  return attempt(() => session.startServers("npm test", { whenReady: (server) => migrateOn(server, session) }));
}

/** Lint and types need no server, so they run while the servers come up; two at a time. */
async function staticChecks(session: Session): Promise<Outcome[]> {
  const waiting = [...typeChecks(), ...lint];
  const outcomes: Outcome[] = [];
  const worker = async () => {
    for (let program = waiting.shift(); program; program = waiting.shift()) outcomes.push(await check(session, program));
  };
  await Promise.all([worker(), worker()]);
  return outcomes;
}

function typeChecks(): Program[] {
  const { packages } = JSON.parse(readFileSync(path.join(projectRoot, "package-lock.json"), "utf8")) as { packages: Record<string, { link?: boolean; resolved?: string }> };
  const folders = Object.values(packages).flatMap((entry) => (entry.link && entry.resolved ? [entry.resolved] : []));
  return folders.map((folder) => ({ name: `types-${folder.replaceAll("/", "-")}`, command: "npm", args: ["run", "--silent", "typecheck"], cwd: path.join(projectRoot, folder) }));
}

async function check(session: Session, program: Program): Promise<Outcome> {
  return (await stage(session, program)) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Runs one program of a stage; shows all it said when it fails. */
async function stage(session: Session, program: Program): Promise<boolean> {
  const since = Date.now();
  session.progress.say(program.name, "running");
  const exit = await session.stack.processes.run({ cwd: projectRoot, ...program });
  session.progress.say(program.name, `${exit.code === 0 ? "passed" : "FAILED"} after ${((Date.now() - since) / 1000).toFixed(1)} s`);
  if (exit.code !== 0) {
    session.progress.settle();
    console.log(readFileSync(exit.logFile, "utf8"));
  }
  return exit.code === 0;
}

/** Unit tests always, integration tests where there are servers. */
async function vitest(session: Session, hasServers: boolean): Promise<Outcome> {
  const report = path.join(session.profile.folder, "vitest.json");
  const args = [binary("vitest/vitest.mjs"), "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const env = { ...process.env, ...session.stack.environment, NO_COLOR: "1" };
  await stage(session, { name: "unit-and-integration", command: process.execPath, args: hasServers ? args : [...args, "unit.test"], env });
  return countReport(report, countVitest);
}

async function browserTests(session: Session, servers: Part[]): Promise<Outcome[]> {
  const built = await attempt(() => buildWeb(session).then(() => true));
  if (!built) return [couldNotRun, couldNotRun];
  const running = await attempt(() => withApplications(session, "start", "npm test", servers));
  if (!running) return [{ passed: 1, failed: 0 }, couldNotRun];
  const report = path.join(session.profile.folder, "playwright.json");
  await stage(session, playwright(session, ["--reporter=list,json"], { PLAYWRIGHT_JSON_OUTPUT_FILE: report, NO_COLOR: "1" }));
  return [{ passed: 1, failed: 0 }, countReport(report, countPlaywright)];
}

function countReport<Report>(file: string, count: (report: Report) => Outcome): Outcome {
  try {
    return count(JSON.parse(readFileSync(file, "utf8")) as Report);
  } catch {
    return couldNotRun;
  }
}

async function attempt<T>(run: () => Promise<T>): Promise<T | undefined> {
  try {
    return await run();
  } catch (error) {
    console.error(`\n${sentenceOf(error)}\n`);
    return undefined;
  }
}

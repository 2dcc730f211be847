import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { forApps } from "./environment.ts";
import { Failure } from "./failure.ts";
import { projectRoot } from "./profile.ts";
import type { Session } from "./session.ts";

export const webFolder = path.join(projectRoot, "apps/web");
export const nextProgram = path.join(projectRoot, "node_modules/next/dist/bin/next");

const sources = ["package-lock.json", "apps/web/*.{ts,json}", "apps/web/{src,messages,public}/**", "packages/{contracts,domain,db,adapters}/src/**"];

/** The folder a profile's build goes to: `npm test` leaves the one of a running `npm start` alone. */
export function buildFolder(session: Session): string {
  return session.profile.name === "start" ? ".next" : `.next-${session.profile.name}`;
}

/** Builds the web application unless its sources are those of the last build. */
export async function buildWeb(session: Session): Promise<void> {
  const stamp = path.join(webFolder, buildFolder(session), "sources.sha256");
  const current = hashOfSources();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === current) return session.progress.say("Web build", "up to date");
  session.progress.say("Web build", "building");
  const env = { ...forApps(session.stack.environment), NODE_ENV: "production", NEXT_DIST_DIR: buildFolder(session), NEXT_TELEMETRY_DISABLED: "1" };
  const exit = await session.stack.processes.run({ name: "web-build", command: process.execPath, args: [nextProgram, "build"], cwd: webFolder, env });
  if (exit.code !== 0) throw new Failure(`Building the web application failed: ${exit.reason}.`, `The whole output is in ${exit.logFile}.`);
  writeFileSync(stamp, current);
  session.progress.say("Web build", "built");
}

function hashOfSources(): string {
  const hash = createHash("sha256");
  const files = globSync(sources, { cwd: projectRoot, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const file of files.map((entry) => path.join(entry.parentPath, entry.name)).sort()) hash.update(path.relative(projectRoot, file)).update(readFileSync(file));
  return hash.digest("hex");
}

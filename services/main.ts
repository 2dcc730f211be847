import { rmSync } from "node:fs";
import { parseArgs } from "node:util";
import { bench } from "./commands/bench.ts";
import { databaseMigrate, databaseNew, databaseReset } from "./commands/database.ts";
import { e2e } from "./commands/e2e.ts";
import { services } from "./commands/services.ts";
import { seed } from "./commands/seed.ts";
import { dev, start } from "./commands/start.ts";
import { test } from "./commands/test.ts";
import { Failure, sentenceOf } from "./lib/failure.ts";
import { holderOf, isUp } from "./lib/lock.ts";
import { dataRoots, profileNamed, type Profile, type ProfileName } from "./lib/profile.ts";
import { Session } from "./lib/session.ts";

interface Command {
  profile: (wanted: string | undefined) => ProfileName;
  /** Runs until Ctrl-C, which is then its proper end. */
  stays?: boolean;
  run(session: Session, args: string[]): Promise<number | void>;
}

const onStart = () => "start" as const;
const onRunning = () => (isUp(profileNamed("start"), "applications") ? "start" : "test");

const commands: Record<string, Command> = {
  start: { profile: onStart, stays: true, run: start },
  dev: { profile: onStart, stays: true, run: dev },
  services: { profile: (wanted) => (wanted === "test" ? "test" : "start"), stays: true, run: services },
  test: { profile: () => "test", run: test },
  e2e: { profile: onRunning, run: e2e },
  seed: { profile: onStart, run: seed },
  bench: { profile: () => "bench", run: bench },
  "db:migrate": { profile: onStart, run: databaseMigrate },
  "db:new": { profile: onStart, run: databaseNew },
  "db:reset": { profile: onStart, run: databaseReset },
};

const interrupted = 130;

async function main(): Promise<void> {
  const [name = "", ...rest] = process.argv.slice(2);
  const command = commands[name];
  if (!command) throw new Failure(`There is no command "${name}".`, `Use one of: ${Object.keys(commands).join(", ")}.`);
  const { values } = parseArgs({ args: rest, strict: false, allowPositionals: true, options: { profile: { type: "string" }, reuse: { type: "boolean" } } });
  const profile = profileNamed(command.profile(String(values.profile)));
  // A catalogue of a million takes minutes to make: a benchmark may use the last one again.
  if (profile.name !== "start" && !(name === "bench" && values.reuse)) beginFresh(profile);
  const session = new Session(profile);
  endOnSignal(session, command.stays ? 0 : interrupted);
  process.exit(await runToEnd(session, () => command.run(session, rest)));
}

/** Throw-away data is thrown away before a run, so that what a failed run left can be looked at. */
function beginFresh(profile: Profile): void {
  const holder = holderOf(profile, "servers");
  if (holder) throw new Failure(`A run on the same ports and data is going on in this checkout ("${holder.command}", process ${holder.pid}).`, "Wait for it to end, or end it with Ctrl-C.");
  for (const folder of dataRoots(profile)) rmSync(folder, { recursive: true, force: true });
}

async function runToEnd(session: Session, run: () => Promise<number | void>): Promise<number> {
  try {
    return (await run()) ?? 0;
  } catch (error) {
    const isWanted = session.isEnding;
    await session.end();
    if (!isWanted) console.error(`\n${sentenceOf(error)}`);
    return 1;
  } finally {
    await session.end();
  }
}

/** Ctrl-C, a closed terminal, a killed guard: all end what was started, and then this process. */
function endOnSignal(session: Session, code: number): void {
  const end = () => {
    if (session.isEnding) return;
    console.log("\nEnding what was started ...");
    void session.end().then(() => process.exit(code));
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end);
  process.on("disconnect", end);
}

main().catch((error: unknown) => {
  console.error(`\n${sentenceOf(error)}`);
  process.exit(1);
});

import "reflect-metadata";
import { parseArgs } from "node:util";
import { rolesNamed } from "./roles.ts";
import { startWorkers, type RunningWorkers } from "./runtime/start-workers.ts";

/** How long ending may take before what is still in work is left to another process (ms). */
const longestStopMs = 30_000;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { roles: { type: "string" } } });
  const { names, modules } = rolesNamed(values.roles);
  endOnSignal(await startWorkers(process.env, names, modules));
}

function endOnSignal({ logger, stop }: RunningWorkers): void {
  let isEnding = false;
  const end = async () => {
    if (isEnding) return;
    isEnding = true;
    logger.info("ending: nothing new is taken, what is in work is finished");
    setTimeout(() => {
      logger.warn("ending took too long, what is still in work will be done by another process");
      process.exit(0);
    }, longestStopMs).unref();
    await stop();
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void end());
}

main().catch((error: unknown) => {
  // Faults of settings and servers are sentences for a person; a stack would hide them.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});

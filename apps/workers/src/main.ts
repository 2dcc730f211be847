import "reflect-metadata";
import { createLogger, type Logger } from "@fanfare/adapters/logging";
import { parseArgs } from "node:util";
import { readConfig } from "./config.ts";
import { rolesNamed } from "./roles.ts";
import { openConnections } from "./runtime/connections.ts";
import { startWorkers, type RunningWorkers } from "./runtime/start-workers.ts";

/** How long ending may take before what is still in work is left to another process (ms). */
const longestStopMs = 30_000;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { roles: { type: "string" } } });
  const { names, modules } = rolesNamed(values.roles);
  const config = readConfig(process.env);
  const logger = createLogger({ name: "workers", level: config.logLevel });
  const connections = await openConnections(config, logger);
  const workers = await startWorkers({ config, logger, connections, roles: names }, modules);
  logger.info({ roles: names, port: config.port }, "the workers are ready");
  endOnSignal(logger, workers, () => connections.close());
}

function endOnSignal(logger: Logger, workers: RunningWorkers, close: () => Promise<void>): void {
  let isEnding = false;
  const end = async () => {
    if (isEnding) return;
    isEnding = true;
    logger.info("ending: nothing new is taken, what is in work is finished");
    setTimeout(() => {
      logger.warn("ending took too long, what is still in work will be done by another process");
      process.exit(0);
    }, longestStopMs).unref();
    await workers.stop();
    await close();
    logger.info("ended");
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void end());
}

main().catch((error: unknown) => {
  // Faults of settings and servers are sentences for a person; a stack would hide them.
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});

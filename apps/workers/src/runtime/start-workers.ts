import { createLogger, type Logger } from "@fanfare/adapters/logging";
import type { Type } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import type { NestExpressApplication } from "@nestjs/platform-express";
import { readConfig } from "../config.ts";
import { requireInternalToken } from "../operations/internal-token.ts";
import { OperationsModule } from "../operations/operations.module.ts";
import { queueBoard, queueBoardPath } from "../operations/queue-board.ts";
import { openConnections } from "./connections.ts";
import { nestLogger } from "./nest-logger.ts";
import { RuntimeModule, type RuntimeSettings } from "./runtime.module.ts";
import { Runtime } from "./runtime.ts";

export type RunningWorkers = {
  application: NestExpressApplication;
  logger: Logger;
  /** Finishes what is in work and closes every connection. */
  stop(): Promise<void>;
};

/**
 * Puts the modules of the roles together and starts them; HTTP is on the loopback only. Throws one error with
 * sentences for a person when settings, servers or handlers are wrong; nothing runs then.
 */
export async function startWorkers(environment: NodeJS.ProcessEnv, roles: readonly string[], modules: readonly Type[]): Promise<RunningWorkers> {
  const config = readConfig(environment);
  const logger = createLogger({ name: "workers", level: config.logLevel });
  const connections = await openConnections(config, logger);
  try {
    const { application, runtime } = await start({ config, logger, connections, roles }, modules);
    logger.info({ roles, port: config.port }, "the workers are ready");
    const stop = async () => {
      await runtime.stop();
      await application.close();
      await connections.close();
    };
    return { application, logger, stop };
  } catch (error) {
    await connections.close();
    throw error;
  }
}

async function start(settings: RuntimeSettings, modules: readonly Type[]) {
  const { config, logger, connections } = settings;
  const root = { module: class Workers {}, imports: [RuntimeModule.with(settings), OperationsModule, ...modules] };
  const application = await NestFactory.create<NestExpressApplication>(root, { logger: nestLogger(logger), abortOnError: false });
  application.use("/internal", requireInternalToken(config.internalToken));
  application.use(queueBoardPath, queueBoard(connections.jobs));
  application.disable("x-powered-by");
  await application.init();
  const runtime = application.get(Runtime, { strict: false });
  await runtime.start();
  await application.listen(config.port, "127.0.0.1");
  return { application, runtime };
}

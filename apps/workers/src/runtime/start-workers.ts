import type { Type } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import type { NestExpressApplication } from "@nestjs/platform-express";
import { OperationsModule } from "../operations/operations.module.ts";
import { requireInternalToken } from "../operations/internal-token.ts";
import { queueBoard, queueBoardPath } from "../operations/queue-board.ts";
import { nestLogger } from "./nest-logger.ts";
import { RuntimeModule, type RuntimeSettings } from "./runtime.module.ts";
import { Runtime } from "./runtime.ts";

export type RunningWorkers = { application: NestExpressApplication; runtime: Runtime; stop(): Promise<void> };

/** Puts the modules of the roles together and starts them. `port` is on the loopback; connections stay the caller's. */
export async function startWorkers(settings: RuntimeSettings, modules: readonly Type[]): Promise<RunningWorkers> {
  const { config, logger, connections } = settings;
  const root = { module: class Workers {}, imports: [RuntimeModule.with(settings), OperationsModule, ...modules] };
  const application = await NestFactory.create<NestExpressApplication>(root, { logger: nestLogger(logger), abortOnError: false });
  application.use("/internal", requireInternalToken(config.internalToken));
  application.use(queueBoardPath, queueBoard(connections.jobs));
  application.disable("x-powered-by");
  const runtime = application.get(Runtime, { strict: false });
  await application.init();
  await runtime.start();
  await application.listen(config.port, "127.0.0.1");
  return {
    application,
    runtime,
    async stop() {
      await runtime.stop();
      await application.close();
    },
  };
}

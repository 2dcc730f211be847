import type { Logger } from "@fanfare/adapters/logging";
import type { LoggerService } from "@nestjs/common";

/** The name under which Nest logs what a handler threw. */
const ofHandlers = "ExceptionsHandler";

/** Nest's own words in our logs. What it says of failed handlers is for debugging: the hosts say it with their context. */
export const nestLogger = (logger: Logger): LoggerService => ({
  log: (message: unknown) => logger.debug(String(message)),
  warn: (message: unknown) => logger.warn(String(message)),
  error: (message: unknown, ...rest: unknown[]) => logger[rest.at(-1) === ofHandlers ? "debug" : "error"]({ err: message }, message instanceof Error ? message.message : String(message)),
  fatal: (message: unknown) => logger.fatal(String(message)),
  debug: (message: unknown) => logger.debug(String(message)),
  verbose: (message: unknown) => logger.trace(String(message)),
});

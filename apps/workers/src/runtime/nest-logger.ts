import type { Logger } from "@fanfare/adapters/logging";
import type { LoggerService } from "@nestjs/common";

/** Nest's own words in our logs. What it says of failed handlers is left out: the hosts say it with their context. */
export const nestLogger = (logger: Logger): LoggerService => ({
  log: (message: unknown) => logger.debug(String(message)),
  warn: (message: unknown) => logger.warn(String(message)),
  error: (message: unknown, ...rest: unknown[]) => (rest.at(-1) === "ExternalExceptionsHandler" ? undefined : logger.error({ err: message instanceof Error ? message : undefined }, String(message))),
  fatal: (message: unknown) => logger.fatal(String(message)),
  debug: (message: unknown) => logger.debug(String(message)),
  verbose: (message: unknown) => logger.trace(String(message)),
});

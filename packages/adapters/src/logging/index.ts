import { AsyncLocalStorage } from "node:async_hooks";
import { pino, type DestinationStream, type Logger as PinoLogger } from "pino";

export type Logger = PinoLogger;

const chain = new AsyncLocalStorage<{ correlationId: string }>();

/** Runs work whose every log line names the chain of causes it belongs to. */
export const correlate = <T>(correlationId: string, work: () => T): T => chain.run({ correlationId }, work);

/** The chain of causes of the running work, if it has one. */
export const currentCorrelationId = (): string | undefined => chain.getStore()?.correlationId;

const secretNames = [
  "password", "token", "secret", "authorization", "cookie", "apiKey", "accessKey", "secretKey", "email", "recipient", "phone", "address", "data", "url",
];
const redacted = secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

type Failure = Error & { code?: unknown; kind?: unknown };

/** What is told of an error: never its SQL, its parameters or its request, because they carry personal data. */
function describeError(error: Failure): Record<string, unknown> {
  const cause = error.cause instanceof Error ? { cause: describeError(error.cause) } : {};
  return { type: error.name, kind: error.kind, code: error.code, message: withoutCredentials(error.message), stack: withoutCredentials(error.stack ?? ""), ...cause };
}

/** Addresses in messages of drivers may hold a user and a password. */
export const withoutCredentials = (text: string): string => text.replace(/(\w+:\/\/)[^\s/@]+@/g, "$1***@");

/** Structured logs, one JSON line each. Secrets and personal data are replaced by their names' sake wherever they stand. */
export function createLogger(options: { name: string; level?: string }, destination?: DestinationStream): Logger {
  const settings = {
    level: options.level ?? "info",
    base: { app: options.name },
    redact: { paths: redacted, censor: "[redacted]" },
    serializers: { err: describeError, error: describeError },
    mixin: () => ({ ...chain.getStore() }),
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
  };
  return destination ? pino(settings, destination) : pino(settings);
}

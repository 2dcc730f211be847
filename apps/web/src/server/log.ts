import { createLogger, type Logger } from "@fanfare/adapters/logging";

export type { Logger };

/** The web app's log: JSON lines on standard output, without secrets and personal data. */
export const makeLog = (level: string): Logger => createLogger({ name: "web", level });

import path from "node:path";
import { projectRoot } from "./profile.ts";
import type { Program } from "./processes.ts";
import type { Session } from "./session.ts";

const cli = path.join(projectRoot, "node_modules/@playwright/test/cli.js");

/** Browser tests against the stack of the session; `args` as Playwright takes them. */
export function playwright(session: Session, args: string[], env: NodeJS.ProcessEnv = {}): Program {
  return {
    name: "e2e",
    command: process.execPath,
    args: [cli, "test", "-c", "e2e/playwright.config.ts", ...args],
    cwd: projectRoot,
    env: { ...process.env, ...session.stack.environment, ...env },
  };
}

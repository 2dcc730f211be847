import { isUp } from "../lib/lock.ts";
import { playwright } from "../lib/playwright.ts";
import type { Session } from "../lib/session.ts";
import { wholeStack } from "./start.ts";

/** `npm run e2e -- NAME`: browser tests against the Fanfare that runs from this checkout, or else one with throw-away data. */
export async function e2e(session: Session, args: string[]): Promise<number> {
  if (!isUp(session.profile, "applications")) await wholeStack(session, "start", "npm run e2e");
  const exit = await session.stack.processes.run({ ...playwright(session, args), show: "plain" });
  return exit.code ?? 1;
}

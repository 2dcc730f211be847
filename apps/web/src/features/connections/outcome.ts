import { Platform } from "@fanfare/contracts/platforms";

/** What the way back from a platform ended with, told in the address. */
export const outcomeProblems = ["denied", "state-unknown", "signed-out", "expired", "connected-elsewhere", "scopes-missing", "platform-away", "switched-off"] as const;
export type OutcomeProblem = (typeof outcomeProblems)[number] | "unknown";
export type Outcome = { kind: "connected"; platform: Platform } | { kind: "problem"; problem: OutcomeProblem };

/** Reads the address; a word that nobody knows is a problem without a name, so that no failure goes unsaid. */
export function outcomeOf({ connected, problem }: { connected: string | null; problem: string | null }): Outcome | null {
  if (problem !== null) return { kind: "problem", problem: outcomeProblems.find((known) => known === problem) ?? "unknown" };
  const platform = Platform.safeParse(connected);
  return platform.success ? { kind: "connected", platform: platform.data } : null;
}

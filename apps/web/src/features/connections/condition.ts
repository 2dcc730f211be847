import type { ConnectionView, OwnConnections } from "@fanfare/contracts/connections";
import { platforms, type Platform } from "@fanfare/contracts/platforms";

/** How a connection is, worst first: no longer read, about to end, read but not lately, all well. */
export type Condition = "lapsed" | "lapsing" | "stale" | "active";

export function conditionOf({ status, isLapsing, staleSince }: Pick<ConnectionView, "status" | "isLapsing" | "staleSince">): Condition {
  if (status !== "active") return "lapsed";
  if (isLapsing) return "lapsing";
  return staleSince === null ? "active" : "stale";
}

/** Those that were not given back, by platform, in the order of the platforms. One that is switched off stays while something is connected. */
export function byPlatform({ available, connections }: OwnConnections): { platform: Platform; isOn: boolean; connections: ConnectionView[] }[] {
  const kept = connections.filter(({ status }) => status !== "disconnected");
  const off = platforms.filter((platform) => !available.includes(platform) && kept.some((one) => one.platform === platform));
  return [...available, ...off].map((platform) => ({ platform, isOn: available.includes(platform), connections: kept.filter((one) => one.platform === platform) }));
}

/** What the accounts need of their creator: a first one, or the worst of those that only their consent helps; null when nothing. */
export type AccountsNeed = { kind: "none" } | { kind: "lapsed" | "lapsing"; connection: ConnectionView; more: number };

export function needOf({ available, connections }: OwnConnections): AccountsNeed | null {
  if (available.length === 0) return null;
  const kept = connections.filter(({ status }) => status !== "disconnected");
  if (kept.length === 0) return { kind: "none" };
  for (const kind of ["lapsed", "lapsing"] as const) {
    const [connection, ...others] = kept.filter((one) => available.includes(one.platform) && conditionOf(one) === kind);
    if (connection) return { kind, connection, more: others.length };
  }
  return null;
}

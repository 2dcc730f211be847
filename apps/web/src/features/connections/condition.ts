import type { ConnectionView, OwnConnections } from "@fanfare/contracts/connections";
import { platforms, type Platform } from "@fanfare/contracts/platforms";

/**
 * How a connection is, worst first: its platform is switched off, it is no longer read, its consent is about to end, or is being
 * renewed without success so far, it is read but not lately, not read yet, only in part, or all is well.
 */
const conditions = ["off", "lapsed", "lapsing", "renewing", "stale", "reading", "partial", "active"] as const;
export type Condition = (typeof conditions)[number];

const holds: Record<Condition, (connection: ConnectionView, isOn: boolean) => boolean> = {
  off: (_, isOn) => !isOn,
  lapsed: ({ status }) => status !== "active",
  lapsing: ({ isLapsing }) => isLapsing,
  renewing: ({ isRenewing }) => isRenewing,
  stale: ({ staleSince }) => staleSince !== null,
  reading: ({ lastReadAt }) => lastReadAt === null,
  partial: ({ missingScopes }) => missingScopes.length > 0,
  active: () => true,
};

/** `isOn`: whether this installation reads the platform. */
export const conditionOf = (connection: ConnectionView, isOn = true): Condition => conditions.find((condition) => holds[condition](connection, isOn)) ?? "active";

/** What only the creator's new consent mends. */
export const needsConsentAgain = (condition: Condition): boolean => condition === "lapsed" || condition === "lapsing" || condition === "partial";

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

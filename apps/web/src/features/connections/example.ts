import type { ConnectionView } from "@fanfare/contracts/connections";
import type { FreshnessView } from "@fanfare/contracts/freshness";

/** A connection that is well, for tests to change. */
export const aConnection = (changes: Partial<ConnectionView> = {}): ConnectionView => ({
  id: "01990000-0000-7000-8000-000000000001",
  platform: "youtube",
  handle: "mira.cooks",
  status: "active",
  problem: null,
  missingScopes: [],
  connectedAt: "2026-03-01T09:00:00.000Z",
  lapsesAt: null,
  isLapsing: false,
  isRenewing: false,
  followers: 48_213,
  lastReadAt: "2026-05-03T09:57:00.000Z",
  nextReadAt: "2026-05-03T12:00:00.000Z",
  staleSince: null,
  staleReason: null,
  version: 1,
  ...changes,
});

/** Figures that everybody sees and that were read three minutes before ten, for tests to change. */
export const aFreshness = (changes: Partial<FreshnessView> = {}): FreshnessView => ({
  platform: "youtube", source: "public", readAt: "2026-05-03T09:57:00.000Z", isFinal: false, staleSince: null, staleReason: null, ...changes,
});

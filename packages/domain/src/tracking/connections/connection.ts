import type { ConnectionProblem, ConnectionStatus } from "@fanfare/contracts/connections";
import type { Platform } from "@fanfare/contracts/platforms";

/** A creator's consent to read one account of theirs. Its tokens are kept apart: see `ConnectionTokens`. */
export type AccountConnection = {
  id: string;
  creatorId: string;
  socialAccountId: string | null;
  platform: Platform;
  externalId: string;
  /** How the platform calls the person towards this app alone; null where it has no such id. */
  appUserId: string | null;
  handle: string | null;
  status: ConnectionStatus;
  problem: ConnectionProblem | null;
  scopes: readonly string[];
  missingScopes: readonly string[];
  connectedAt: Date;
  accessExpiresAt: Date;
  /** When only a new consent helps; null where the platform sets no such day. */
  lapsesAt: Date | null;
  /** When its tokens are renewed next: well ahead of their end. */
  refreshAt: Date;
  refreshFailures: number;
  /** Since when a renewal is under way whose answer is not saved; null when there is none. */
  renewalBegunAt: Date | null;
  remindedAt: Date | null;
  /** Grows with each refresh: tokens are saved only by who holds the newest number. */
  fence: number;
  version: number;
  updatedAt: Date;
};

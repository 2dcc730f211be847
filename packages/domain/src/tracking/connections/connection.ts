import type { ConnectionProblem, ConnectionStatus } from "@fanfare/contracts/connections";
import type { Platform } from "@fanfare/contracts/platforms";

/** A creator's consent to read one account of theirs. Its tokens are kept apart: see `ConnectionTokens`. */
export type AccountConnection = {
  id: string;
  creatorId: string;
  socialAccountId: string | null;
  platform: Platform;
  externalId: string;
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
  remindedAt: Date | null;
  /** Grows with each refresh: tokens are saved only by who holds the newest number. */
  fence: number;
  version: number;
  updatedAt: Date;
};

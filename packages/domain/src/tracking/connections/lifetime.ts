import type { PlatformGrant } from "../connector.port.ts";
import type { AccountConnection } from "./connection.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** A grant is renewed before it is used when it would end during the reading. */
const MARGIN_MS = 5 * MINUTE_MS;
/** How early a creator is told that only a new consent helps. */
export const REMINDER_MS = 14 * DAY_MS;
/** The longest wait between two attempts to renew. */
const LONGEST_WAIT_MS = 60 * MINUTE_MS;

/** How long a process may take from asking a platform to saving its answer; until then nobody else asks with the same token. */
const RENEWAL_MS = MINUTE_MS;

export type Lifetime = Pick<AccountConnection, "accessExpiresAt" | "lapsesAt" | "refreshAt">;

/**
 * When a grant ends, and when it is renewed: at half of its life, so that many attempts are left. Where the access token itself is
 * prolonged its end is the end of all; otherwise the end is the refresh token's, where the platform tells it.
 */
export function lifetimeOf({ expiresAt, refreshToken, lapsesAt = null }: PlatformGrant, at: Date): Lifetime {
  const halfLife = Math.max(0, expiresAt.getTime() - at.getTime()) / 2;
  return { accessExpiresAt: expiresAt, lapsesAt: refreshToken === null ? expiresAt : lapsesAt, refreshAt: new Date(at.getTime() + halfLife) };
}

/** Whether a reading that begins now may find the grant dead before it ends. */
export const isEnding = ({ accessExpiresAt }: Pick<AccountConnection, "accessExpiresAt">, at: Date): boolean => accessExpiresAt.getTime() - at.getTime() <= MARGIN_MS;

export const isRenewalDue = (connection: Pick<AccountConnection, "accessExpiresAt" | "refreshAt">, at: Date): boolean => connection.refreshAt <= at || isEnding(connection, at);

/** Whether somebody who asked for a renewal may still be saving its answer. */
export const isBeingRenewed = ({ renewalBegunAt }: Pick<AccountConnection, "renewalBegunAt">, at: Date): boolean => renewalBegunAt !== null && at.getTime() - renewalBegunAt.getTime() < RENEWAL_MS;

/** Whether the day on which only a new consent helps is near. */
export const isLapsing = ({ lapsesAt }: Pick<AccountConnection, "lapsesAt">, at: Date): boolean => lapsesAt !== null && lapsesAt.getTime() - at.getTime() <= REMINDER_MS;

/** The wait after so many failures in a row: a minute, then twice as long each time, up to an hour. */
export const waitAfter = (failures: number): number => Math.min(LONGEST_WAIT_MS, MINUTE_MS * 2 ** (failures - 1));

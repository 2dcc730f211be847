import type { PlatformGrant } from "../connector.port.ts";
import { SealBroken } from "./connection.errors.ts";
import type { AccountConnection } from "./connection.ts";
import { isRenewalDue } from "./lifetime.ts";
import { grantOf, type SealedTokens } from "./sealed-tokens.ts";
import type { Sealing } from "./sealing.port.ts";

/** Of a connection, what a grant that needs nothing done is made of. */
export type HeldConnection = Pick<AccountConnection, "id" | "creatorId" | "externalId" | "scopes" | "accessExpiresAt" | "refreshAt">;

/** The grant of a living connection as it is stored; null when it is to be renewed first, or can't be opened. */
export function heldGrantOf(sealing: Sealing, connection: HeldConnection, tokens: SealedTokens, at: Date): PlatformGrant | null {
  if (isRenewalDue(connection, at)) return null;
  try {
    return grantOf(sealing, connection, tokens);
  } catch (error) {
    if (error instanceof SealBroken) return null;
    throw error;
  }
}

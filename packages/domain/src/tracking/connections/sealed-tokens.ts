import type { PlatformGrant } from "../connector.port.ts";
import type { AccountConnection } from "./connection.ts";
import type { Sealing } from "./sealing.port.ts";

type Owner = Pick<AccountConnection, "id" | "creatorId">;
type Tokens = Pick<PlatformGrant, "accessToken" | "refreshToken">;

/** The tokens of one grant as they are stored. `keyId` names the key that sealed both. */
export type SealedTokens = { keyId: string; accessToken: Uint8Array; refreshToken: Uint8Array | null };

/** Where a token belongs: the only place in which it opens. */
const placeOf = ({ id, creatorId }: Owner, column: "access_token" | "refresh_token"): string => ["connection_tokens", id, creatorId, column].join("|");

export function sealTokens(sealing: Sealing, owner: Owner, { accessToken, refreshToken }: Tokens): SealedTokens {
  return {
    keyId: sealing.keyId,
    accessToken: sealing.seal(accessToken, placeOf(owner, "access_token")),
    refreshToken: refreshToken === null ? null : sealing.seal(refreshToken, placeOf(owner, "refresh_token")),
  };
}

/** Throws `SealBroken`. */
export function openTokens(sealing: Sealing, owner: Owner, { keyId, accessToken, refreshToken }: SealedTokens): Tokens {
  return {
    accessToken: sealing.open(keyId, accessToken, placeOf(owner, "access_token")),
    refreshToken: refreshToken === null ? null : sealing.open(keyId, refreshToken, placeOf(owner, "refresh_token")),
  };
}

/** The grant of a connection, whole. Throws `SealBroken`. */
export function grantOf(sealing: Sealing, connection: Owner & Pick<AccountConnection, "accessExpiresAt" | "scopes" | "externalId">, tokens: SealedTokens): PlatformGrant {
  const { accessExpiresAt, scopes, externalId } = connection;
  return { ...openTokens(sealing, connection, tokens), expiresAt: accessExpiresAt, scopes, externalId };
}

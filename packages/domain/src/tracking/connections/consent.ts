import type { Platform } from "@fanfare/contracts/platforms";
import { hashToken, newToken } from "../../kernel/index.ts";
import { consentExpired, consentUnknown } from "./connection.errors.ts";
import type { Sealing } from "./sealing.port.ts";

/** How long a consent screen may stay open. */
const PATIENCE_MS = 10 * 60_000;

/** A consent screen somebody was sent to. Of the state only the hash is kept; the verifier is sealed. */
export type PendingConsent = {
  stateHash: string;
  userId: string;
  creatorId: string;
  platform: Platform;
  codeVerifier: Uint8Array;
  keyId: string;
  expiresAt: Date;
};
type Asking = { userId: string; creatorId: string; platform: Platform; at: Date };

const placeOf = ({ stateHash, creatorId }: Pick<PendingConsent, "stateHash" | "creatorId">): string => ["consent_requests", stateHash, creatorId, "code_verifier"].join("|");

/** Begins a consent: what is kept of it, and the two secrets that leave with the browser and in the exchange of the code. */
export function beginConsent(sealing: Sealing, { at, ...who }: Asking): { pending: PendingConsent; state: string; codeVerifier: string } {
  const state = newToken();
  const codeVerifier = newToken();
  const stateHash = hashToken(state);
  const sealed = sealing.seal(codeVerifier, placeOf({ stateHash, creatorId: who.creatorId }));
  return { pending: { ...who, stateHash, codeVerifier: sealed, keyId: sealing.keyId, expiresAt: new Date(at.getTime() + PATIENCE_MS) }, state, codeVerifier };
}

/**
 * The verifier of a consent that somebody came back from. Throws `tracking.consent-unknown` when it is not there or belongs to
 * another platform, and `tracking.consent-expired` when it took too long.
 */
export function verifierOf(sealing: Sealing, pending: PendingConsent | null, platform: Platform, at: Date): string {
  if (!pending || pending.platform !== platform) throw consentUnknown();
  if (pending.expiresAt <= at) throw consentExpired();
  return sealing.open(pending.keyId, pending.codeVerifier, placeOf(pending));
}

/** The rights that a consent screen asks for, by its address: RFC 6749 separates them by spaces, some platforms by commas. */
export const scopesAskedBy = (consentUrl: URL): string[] => (consentUrl.searchParams.get("scope") ?? "").split(/[\s,]+/).filter(Boolean);

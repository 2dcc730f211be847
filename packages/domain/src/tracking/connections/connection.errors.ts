import type { Platform } from "@fanfare/contracts/platforms";
import { DomainError, invalidField, ruleBroken } from "../../kernel/index.ts";

/** No connector of this platform is switched on. */
export const platformNotConnected = (platform: Platform) =>
  ruleBroken("tracking.platform-not-connected", `Accounts on ${platform} can't be read by this installation. Ask its operator to register an app there.`, { platform });

/** What was sealed does not open. Says why, never what. */
export class SealBroken extends DomainError {
  constructor(reason: string, cause?: unknown) {
    super("rule-broken", "tracking.seal-broken", `A stored consent can't be opened (${reason}). Ask the operator to check TOKEN_KEYS; otherwise the account has to be connected again.`, { details: { reason }, cause });
  }
}

/** Forged, used before, or another person's: from outside all look the same. */
export const consentUnknown = () =>
  invalidField("tracking.consent-unknown", "state", "This way back from the platform is not known: it was used already, or began elsewhere. Press Connect once more.");

export const consentExpired = () => invalidField("tracking.consent-expired", "state", "The consent screen was open for more than ten minutes. Press Connect once more.");

export const consentDenied = (platform: Platform) => ruleBroken("tracking.consent-denied", `The consent was not given on ${platform}, so nothing was connected. Try again whenever you like.`, { platform });

/** Without the right to see the account there is nothing to connect. */
export const scopesMissing = (platform: Platform, reason: string) =>
  ruleBroken("tracking.scopes-missing", `${platform} was not allowed to show us the account (${reason}). Connect again and leave every box ticked.`, { platform, reason });

/** The platform's account is another creator's here. */
export const connectedElsewhere = (platform: Platform, cause?: unknown) =>
  new DomainError("conflict", "tracking.account-connected-elsewhere", `This account on ${platform} is connected by another profile here. If it is yours, disconnect it there, or ask whoever runs this installation.`, {
    details: { platform },
    cause,
  });

/** Nothing can be read with this connection until its creator connects again. */
export const notLiving = (platform: Platform, status: string) =>
  ruleBroken("tracking.connection-not-living", `This connection to ${platform} is ${status}, so nothing can be read with it. Connect the account again.`, { platform, status });

export const readJustNow = () => ruleBroken("tracking.read-just-now", "This account was read less than five minutes ago. Wait a little before you ask again.");

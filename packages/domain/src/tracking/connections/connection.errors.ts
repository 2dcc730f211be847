import type { Platform } from "@fanfare/contracts/platforms";
import { DomainError, ruleBroken } from "../../kernel/index.ts";

/** No connector of this platform is switched on. */
export const platformNotConnected = (platform: Platform) =>
  ruleBroken("tracking.platform-not-connected", `Accounts on ${platform} can't be read by this installation. Ask its operator to register an app there.`, { platform });

/** What was sealed does not open. Says why, never what. */
export class SealBroken extends DomainError {
  constructor(reason: string, cause?: unknown) {
    super("rule-broken", "tracking.seal-broken", `A stored consent can't be opened (${reason}). Ask the operator to check TOKEN_KEYS; otherwise the account has to be connected again.`, { details: { reason }, cause });
  }
}

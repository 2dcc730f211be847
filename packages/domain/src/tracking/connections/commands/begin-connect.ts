import type { Platform } from "@fanfare/contracts/platforms";
import { authorizeCreator } from "../../../identity/index.ts";
import { scopeOf, type Context, type UnitOfWork } from "../../../kernel/index.ts";
import { beginConsent } from "../consent.ts";
import type { ConnectionRepositories, Connectors } from "../ports.ts";
import type { Sealing } from "../sealing.port.ts";

type Deps = {
  unitOfWork: UnitOfWork<Pick<ConnectionRepositories, "consentRequests">>;
  connectors: Connectors;
  sealing: Sealing;
  /** Where a platform sends the browser back to. */
  redirectUriOf: (platform: Platform) => string;
};

/** Sends a creator to a platform's consent screen: answers its address. Throws `tracking.platform-not-connected`. */
export const makeBeginConnect =
  ({ unitOfWork, connectors, sealing, redirectUriOf }: Deps) =>
  async (context: Context, { platform }: { platform: Platform }): Promise<{ consentUrl: string }> => {
    const actor = authorizeCreator(context.actor);
    const connector = connectors.of(platform);
    return unitOfWork.run(scopeOf(actor), context, async (tx) => {
      const { pending, state, codeVerifier } = beginConsent(sealing, { userId: actor.userId, creatorId: actor.creatorId, platform, at: tx.at });
      await tx.consentRequests.add(pending, tx.at);
      return { consentUrl: connector.consentUrl({ redirectUri: redirectUriOf(platform), state, codeVerifier }).href };
    });
  };

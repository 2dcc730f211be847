import type { Platform } from "@fanfare/contracts/platforms";
import type { Receipt } from "@fanfare/contracts/ids";
import { profileAddress } from "../../../creators/index.ts";
import { authorizeCreator } from "../../../identity/index.ts";
import { hashToken, newId, scopeOf, type Context, type CreatorActor, type Transaction, type UnitOfWork } from "../../../kernel/index.ts";
import type { PlatformGrant, SocialConnector } from "../../connector.port.ts";
import { PlatformTokenRejected } from "../../platform.errors.ts";
import type { PlatformAccount } from "../../platform.port.ts";
import { consentDenied, consentUnknown, scopesMissing } from "../connection.errors.ts";
import { scopesAskedBy, verifierOf } from "../consent.ts";
import { connect, problemOf } from "../lifecycle.ts";
import type { ConnectionRepositories, Connectors } from "../ports.ts";
import type { Sealing } from "../sealing.port.ts";
import { sealTokens } from "../sealed-tokens.ts";

type Deps = { unitOfWork: UnitOfWork<ConnectionRepositories>; connectors: Connectors; sealing: Sealing; redirectUriOf: (platform: Platform) => string };
/** What the platform put into the address it sent the browser back with; `code` is null where the consent was not given. */
export type ConsentAnswer = { platform: Platform; state: string; code: string | null };

/**
 * Connects the account of a consent that was given. The state has to be of this very creator, and works once whatever follows.
 * Throws `tracking.consent-unknown`, `-expired` or `-denied`, `tracking.scopes-missing`, `tracking.account-connected-elsewhere`, or
 * what the platform's call fails with.
 */
export const makeCompleteConnect =
  (deps: Deps) =>
  async (context: Context, { platform, state, code }: ConsentAnswer): Promise<Receipt> => {
    const actor = authorizeCreator(context.actor);
    const { unitOfWork, connectors, sealing, redirectUriOf } = deps;
    const connector = connectors.of(platform);
    // By itself: what was taken stays taken when the rest fails.
    const { pending, at } = await unitOfWork.run(scopeOf(actor), context, async (tx) => ({ pending: await tx.consentRequests.take(hashToken(state)), at: tx.at }));
    const codeVerifier = verifierOf(sealing, pending, platform, at);
    if (code === null) throw consentDenied(platform);
    const redirectUri = redirectUriOf(platform);
    const { grant, profile } = await granted(connector, code, { redirectUri, codeVerifier });
    const asked = scopesAskedBy(connector.consentUrl({ redirectUri, state, codeVerifier }));
    return unitOfWork.run(scopeOf(actor), context, (tx) => keep(tx, deps.sealing, { actor, platform, grant, profile, asked, at: tx.at }));
  };

/** The grant and whose it is. Outside of any transaction: the platform may take its time. */
async function granted(connector: SocialConnector, code: string, request: { redirectUri: string; codeVerifier: string }): Promise<{ grant: PlatformGrant; profile: PlatformAccount }> {
  let grant: PlatformGrant | null = null;
  try {
    grant = await connector.exchangeCode(code, request);
    return { grant, profile: await connector.fetchProfile(grant) };
  } catch (error) {
    if (!(error instanceof PlatformTokenRejected)) throw error;
    // A code that gives no grant is forged or too old; a grant of this moment that does not open the account lacks the right to.
    const isCodeRefused = grant === null && problemOf(error, { lapsesAt: null }, new Date(0)) === "revoked";
    throw isCodeRefused ? consentUnknown() : scopesMissing(connector.platform, String(error.details["reason"]));
  }
}

type Keeping = { actor: CreatorActor; platform: Platform; grant: PlatformGrant; profile: PlatformAccount; asked: readonly string[]; at: Date };

async function keep(tx: ConnectionRepositories & Transaction, sealing: Sealing, { actor, platform, grant, profile, asked, at }: Keeping): Promise<Receipt> {
  const { creatorId } = actor;
  const { externalId } = grant;
  const known = await tx.connections.ofAccount(platform, externalId);
  const handle = profile.handle ?? known?.handle ?? externalId;
  const socialAccountId = await tx.connectedAccounts.put({ creatorId, platform, externalId, handle, url: profileAddress(platform, handle), at });
  const { state, facts } = connect({ id: newId(), creatorId, socialAccountId, platform, handle, grant, asked, at }, known);
  // A renewal that is still to be saved must not overwrite what was granted just now.
  if (known) await tx.connections.saveRenewed(state);
  else await tx.connections.add(state);
  await tx.connectionTokens.put(state, sealTokens(sealing, state, grant), at);
  await tx.syncTargets.watchAccount({ socialAccountId, creatorId, connectionId: state.id, platform, externalId, at });
  const version = known ? state.version + 1 : state.version;
  await tx.outbox.append(facts, version);
  return { id: state.id, version };
}

import { needsConsent, PlatformTokenRejected, type ClaimedTarget, type Connectors, type PlatformPost } from "@fanfare/domain/tracking";
import type { GrantUse } from "../connections/grant-use.ts";
import type { Platforms } from "../platforms.ts";

export type FetchingParts = { connectors: Connectors; platforms: Platforms; withGrant: GrantUse };

/** Reads a post itself with the right key: the installation's where everybody may read, else the consent that is named. Throws `PlatformTokenRejected` where none is. */
export function fetchPost({ connectors, platforms, withGrant }: FetchingParts, { platform, connectionId, externalId }: Pick<ClaimedTarget, "platform" | "connectionId" | "externalId">): Promise<PlatformPost | "gone"> {
  if (!needsConsent(platform)) return platforms.of(platform).fetchPost(externalId);
  if (connectionId === null) throw new PlatformTokenRejected(platform, "no account of the creator is connected");
  return withGrant(connectionId, (grant) => connectors.of(platform).fetchPost(grant, externalId));
}

import { event, expiryAfter, hashToken, newId, newToken, type DomainEvent, type Member } from "../kernel/index.ts";

/** A key to the report of one campaign. What is stored is the key's hash. */
export type ShareLink = {
  id: string;
  organizationId: string;
  campaignId: string;
  tokenHash: string;
  createdBy: string;
  createdAt: Date;
  expiresAt: Date | null;
  revokedAt: Date | null;
  version: number;
};

type Decided = { state: ShareLink; facts: DomainEvent[] };

const owned = ({ id, organizationId }: ShareLink) => ({ aggregateId: id, organizationId });

/** The token is handed out this once. */
export function share(by: Member, campaignId: string, expiresInDays: number | null, at: Date): Decided & { token: string } {
  const token = newToken();
  const expiresAt = expiryAfter(expiresInDays, at);
  const state: ShareLink = {
    id: newId(at.getTime()), organizationId: by.organizationId, campaignId, tokenHash: hashToken(token), createdBy: by.name, createdAt: at, expiresAt, revokedAt: null, version: 1,
  };
  return { token, state, facts: [event("reporting.report-shared.v1", owned(state), { shareLinkId: state.id, campaignId })] };
}

/** Closes the link for good. Closed before, nothing changes. */
export function revoke(link: ShareLink, at: Date): Decided {
  if (link.revokedAt !== null) return { state: link, facts: [] };
  return { state: { ...link, revokedAt: at }, facts: [event("reporting.share-revoked.v1", owned(link), { shareLinkId: link.id, campaignId: link.campaignId })] };
}

import { DomainError, event, hashToken, newId, newToken, ruleBroken, type DomainEvent, type Member, type Role } from "../kernel/index.ts";

/** A seat kept for an e-mail address. Whoever takes it needs the link and an account with that address. */
export type Invitation = {
  id: string;
  organizationId: string;
  organizationName: string;
  email: string;
  role: Role;
  tokenHash: string;
  invitedBy: string;
  status: "pending" | "accepted" | "revoked";
  expiresAt: Date;
  version: number;
  createdAt: Date;
};

type Decision = { state: Invitation; facts: DomainEvent[] };

const lifetimeMs = 14 * 86_400_000;
const ownerOf = (invitation: Invitation) => ({ aggregateId: invitation.id, organizationId: invitation.organizationId });

/** The token is handed out this once; the invitation remembers its hash. */
export function invite(by: Member, to: { organizationName: string; email: string; role: Role }, at: Date): Decision & { token: string } {
  const token = newToken();
  const state: Invitation = {
    id: newId(),
    organizationId: by.organizationId,
    ...to,
    tokenHash: hashToken(token),
    invitedBy: by.name,
    status: "pending",
    expiresAt: new Date(at.getTime() + lifetimeMs),
    version: 1,
    createdAt: at,
  };
  const { id: invitationId, email, role } = state;
  return { token, state, facts: [event("identity.member-invited.v1", ownerOf(state), { invitationId, email, role })] };
}

export function revoke(invitation: Invitation): Decision {
  requirePending(invitation);
  const { id: invitationId, email } = invitation;
  return { state: { ...invitation, status: "revoked" }, facts: [event("identity.invitation-revoked.v1", ownerOf(invitation), { invitationId, email })] };
}

/** Takes the seat. The joining itself is the membership's fact. */
export function accept(invitation: Invitation, email: string, at: Date): Invitation {
  requirePending(invitation);
  if (invitation.email.toLowerCase() !== email.toLowerCase()) {
    throw new DomainError("forbidden", "identity.invitation-for-another", `This invitation is for ${invitation.email}. Sign in with that address, or ask for an invitation to yours.`, {
      details: { email: invitation.email },
    });
  }
  if (isExpired(invitation, at)) throw ruleBroken("identity.invitation-expired", `This invitation has run out. Ask ${invitation.invitedBy} for a new one.`, { invitedBy: invitation.invitedBy });
  return { ...invitation, status: "accepted" };
}

export const isExpired = (invitation: Pick<Invitation, "expiresAt">, at: Date): boolean => invitation.expiresAt <= at;

function requirePending(invitation: Invitation): void {
  if (invitation.status === "accepted") throw ruleBroken("identity.invitation-used", "This invitation was used already. Sign in to go on.");
  if (invitation.status === "revoked") throw ruleBroken("identity.invitation-revoked", `This invitation was taken back. Ask ${invitation.invitedBy} for a new one.`, { invitedBy: invitation.invitedBy });
}

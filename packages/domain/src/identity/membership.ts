import { event, newId, ruleBroken, versionConflict, type DomainEvent, type Role } from "../kernel/index.ts";

/** A person in an organization, under the name and address they have there. */
export type Membership = {
  id: string;
  organizationId: string;
  userId: string;
  name: string;
  email: string;
  role: Role;
  version: number;
  createdAt: Date;
};

type Decision = { state: Membership; facts: DomainEvent[] };
type Joining = Pick<Membership, "organizationId" | "userId" | "name" | "email" | "role">;

const ownerOf = (membership: Membership) => ({ aggregateId: membership.id, organizationId: membership.organizationId });

export function join(joining: Joining, at: Date): Decision {
  const state: Membership = { id: newId(), ...joining, version: 1, createdAt: at };
  return { state, facts: [event("identity.member-joined.v1", ownerOf(state), { membershipId: state.id, userId: state.userId, role: state.role })] };
}

/** `owners` are the ids of the memberships that are owners now. */
export function changeRole(membership: Membership, change: { role: Role; version: number }, owners: readonly string[]): Decision {
  if (change.version !== membership.version) throw versionConflict("member");
  if (change.role !== "owner") keepAnOwner(membership, owners);
  const { id: membershipId, userId, name, role: before } = membership;
  return {
    state: { ...membership, role: change.role },
    facts: [event("identity.member-role-changed.v1", ownerOf(membership), { membershipId, userId, role: change.role, name, before })],
  };
}

export function remove(membership: Membership, owners: readonly string[]): { facts: DomainEvent[] } {
  keepAnOwner(membership, owners);
  const { id: membershipId, userId, name } = membership;
  return { facts: [event("identity.member-removed.v1", ownerOf(membership), { membershipId, userId, name })] };
}

/** An organization without an owner could never be managed again. */
function keepAnOwner(membership: Membership, owners: readonly string[]): void {
  if (owners.some((id) => id !== membership.id)) return;
  throw ruleBroken("identity.last-owner", "An organization needs an owner. Make somebody else an owner first.");
}

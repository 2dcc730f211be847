import { DomainError, forbidden, type Actor, type CreatorActor, type Member, type Role } from "../kernel/index.ts";

const viewer = ["organization.read", "creators.read", "campaigns.read", "collaborations.read", "content.read", "payments.read", "reports.read"] as const;
const manager = [
  ...viewer,
  "creators.write",
  "campaigns.write",
  "collaborations.decide",
  "content.review",
  "reports.share",
  "brands.write",
] as const;
const owner = [...manager, "payments.fund", "payments.pay", "members.manage", "organization.settings"] as const;

export type Permission = (typeof owner)[number];

/** What each role may do: viewers read, managers run campaigns, owners also handle money, members and settings. */
export const permissionsOf: Record<Role, readonly Permission[]> = { viewer, manager, owner };

/** Whether somebody acting for an organization may do this. */
export const may = (actor: Actor, permission: Permission): boolean => actor.kind === "member" && permissionsOf[actor.role].includes(permission);

/** Proves that the actor acts for an organization and may do this. Throws `forbidden`. */
export function authorizeMember(actor: Actor, permission: Permission): Member {
  if (actor.kind !== "member") throw forbidden(permission);
  if (!may(actor, permission)) throw forbidden(permission);
  return actor;
}

/** Proves that the actor is a creator acting for themselves. */
export function authorizeCreator(actor: Actor): CreatorActor {
  if (actor.kind === "creator") return actor;
  throw new DomainError("forbidden", "identity.creators-only", "Only a creator can do this. Sign in with your creator account.");
}

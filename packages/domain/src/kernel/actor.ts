/** Roles of a person in an organization, strongest first. */
export const roles = ["owner", "manager", "viewer"] as const;
export type Role = (typeof roles)[number];

/** Somebody acting for an organization. */
export type Member = { kind: "member"; userId: string; organizationId: string; role: Role; name: string };
/** A creator acting for themselves. */
export type CreatorActor = { kind: "creator"; userId: string; creatorId: string; name: string };
/** Somebody signed in who acts neither for an organization nor as a creator yet. */
export type Person = { kind: "person"; userId: string; email: string; name: string };
/** The product itself: a saga or a job, for one organization or none. */
export type System = { kind: "system"; name: string; organizationId: string | null };

export type Actor = Member | CreatorActor | Person | System;

/** The id under which events and the audit trail remember the actor. */
export const actorId = (actor: Actor): string => (actor.kind === "system" ? actor.name : actor.userId);

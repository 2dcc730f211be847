import type { MessagingRepositories } from "../messaging/index.ts";
import type { UnitOfWork } from "../kernel/index.ts";
import type { Brand } from "./brand.ts";
import type { Invitation } from "./invitation.ts";
import type { Membership } from "./membership.ts";
import type { Organization } from "./organization.ts";

/** `get` throws not-found, `save` a conflict when the version is not the one that was loaded. */
export type IdentityRepositories = {
  organizations: {
    add(organization: Organization): Promise<void>;
    get(id: string): Promise<Organization>;
    save(organization: Organization): Promise<void>;
  };
  memberships: {
    add(membership: Membership): Promise<void>;
    get(id: string): Promise<Membership>;
    /** A person's membership in an organization, or null. */
    find(organizationId: string, userId: string): Promise<Membership | null>;
    findByEmail(organizationId: string, email: string): Promise<Membership | null>;
    save(membership: Membership): Promise<void>;
    remove(membership: Membership): Promise<void>;
    /** Ids of the owners' memberships, locked until the transaction ends: two owners leaving at once can't both go. */
    lockOwners(organizationId: string): Promise<string[]>;
  };
  brands: {
    add(brand: Brand): Promise<void>;
    get(id: string): Promise<Brand>;
    save(brand: Brand): Promise<void>;
  };
  invitations: {
    add(invitation: Invitation): Promise<void>;
    get(id: string): Promise<Invitation>;
    /** Needs a scope with the token's hash. */
    getByTokenHash(tokenHash: string): Promise<Invitation>;
    save(invitation: Invitation): Promise<void>;
  };
  /** What belongs to the person alone; a scope with their id is needed. */
  people: {
    /** Makes the person's own row once; the first person of an installation becomes its operator. */
    welcome(userId: string, locale: "en" | "ru"): Promise<void>;
    activate(userId: string, organizationId: string): Promise<void>;
    setLocale(userId: string, locale: "en" | "ru"): Promise<void>;
    /** English when nothing was chosen. */
    localeOf(userId: string): Promise<"en" | "ru">;
  };
};

export type IdentityDeps = { unitOfWork: UnitOfWork<IdentityRepositories & Pick<MessagingRepositories, "mails">> };

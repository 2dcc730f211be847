import type { ChangeOrganizationSettingsInput, CreateOrganizationInput } from "@fanfare/contracts/identity";
import { event, versionConflict, type DomainEvent } from "../kernel/index.ts";

/** An agency or a brand: the tenant. `holdDays` is how long a verified deliverable waits before its payout. */
export type Organization = {
  id: string;
  name: string;
  kind: "agency" | "brand";
  holdDays: number;
  isDemo: boolean;
  version: number;
  createdAt: Date;
};

type Decision = { state: Organization; facts: DomainEvent[] };

const defaultHoldDays = 14;

export function foundOrganization(id: string, input: CreateOrganizationInput, at: Date): Decision {
  const state: Organization = { id, name: input.name, kind: input.kind, holdDays: defaultHoldDays, isDemo: false, version: 1, createdAt: at };
  const owner = { aggregateId: state.id, organizationId: state.id };
  return { state, facts: [event("identity.organization-created.v1", owner, { organizationId: state.id, name: state.name })] };
}

/** Throws a conflict when somebody else changed the settings since they were shown. */
export function changeSettings(organization: Organization, input: ChangeOrganizationSettingsInput): Decision {
  if (input.version !== organization.version) throw versionConflict("organization");
  const before = { name: organization.name, holdDays: organization.holdDays };
  const after = { name: input.name, holdDays: input.holdDays };
  const owner = { aggregateId: organization.id, organizationId: organization.id };
  return {
    state: { ...organization, ...after },
    facts: [event("identity.organization-changed.v1", owner, { organizationId: organization.id, before, after })],
  };
}

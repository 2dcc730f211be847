import type { AddBrandInput, ChangeBrandInput } from "@fanfare/contracts/identity";
import { event, newId, versionConflict, type DomainEvent } from "../kernel/index.ts";

/** What is advertised: an agency's client, or the organization's own brand. Colours are `#RRGGBB`. */
export type Brand = {
  id: string;
  organizationId: string;
  name: string;
  website: string | null;
  primaryColor: string;
  accentColor: string;
  version: number;
  createdAt: Date;
};

type Decision = { state: Brand; facts: DomainEvent[] };

export function addBrand(organizationId: string, input: AddBrandInput, at: Date): Decision {
  const state: Brand = { id: newId(), organizationId, ...input, version: 1, createdAt: at };
  const owner = { aggregateId: state.id, organizationId };
  return { state, facts: [event("identity.brand-added.v1", owner, { brandId: state.id, name: state.name })] };
}

/** Throws a conflict when somebody else changed the brand since it was shown. */
export function changeBrand(brand: Brand, { brandId, version, ...after }: ChangeBrandInput): Decision {
  if (version !== brand.version) throw versionConflict("brand");
  const { name, website, primaryColor, accentColor } = brand;
  const owner = { aggregateId: brandId, organizationId: brand.organizationId };
  return {
    state: { ...brand, ...after },
    facts: [event("identity.brand-changed.v1", owner, { brandId, before: { name, website, primaryColor, accentColor }, after })],
  };
}

import type { CreateOrganizationInput } from "@fanfare/contracts/identity";
import type { Receipt } from "@fanfare/contracts/ids";
import { newId, type Context, type Person } from "../../kernel/index.ts";
import { join } from "../membership.ts";
import { foundOrganization } from "../organization.ts";
import type { IdentityDeps } from "../ports.ts";

/** Founds an organization with the person as its owner, and lets them act for it from now on. */
export const makeCreateOrganization = ({ unitOfWork }: IdentityDeps) =>
  async (context: Context & { actor: Person }, input: CreateOrganizationInput): Promise<Receipt> => {
    const { userId, name, email } = context.actor;
    const organizationId = newId();
    return unitOfWork.run({ organizationId, userId }, context, async (tx) => {
      const founded = foundOrganization(organizationId, input, tx.at);
      const owner = join({ organizationId, userId, name, email, role: "owner" }, tx.at);
      await tx.organizations.add(founded.state);
      await tx.memberships.add(owner.state);
      await tx.people.activate(userId, organizationId);
      await tx.outbox.append([...founded.facts, ...owner.facts], 1);
      return { id: organizationId, version: 1 };
    });
  };

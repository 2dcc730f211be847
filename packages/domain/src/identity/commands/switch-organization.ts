import type { SwitchOrganizationInput } from "@fanfare/contracts/identity";
import type { Receipt } from "@fanfare/contracts/ids";
import { notFound, type Context, type Person } from "../../kernel/index.ts";
import type { IdentityDeps } from "../ports.ts";

/** Lets the person act for another organization they belong to. */
export const makeSwitchOrganization = ({ unitOfWork }: IdentityDeps) =>
  (context: Context & { actor: Person }, { organizationId }: SwitchOrganizationInput): Promise<Receipt> => {
    const { userId } = context.actor;
    return unitOfWork.run({ userId }, context, async (tx) => {
      const membership = await tx.memberships.find(organizationId, userId);
      if (!membership) throw notFound("organization");
      await tx.people.activate(userId, organizationId);
      return { id: organizationId, version: membership.version };
    });
  };

import type { ChangeOrganizationSettingsInput } from "@fanfare/contracts/identity";
import type { Receipt } from "@fanfare/contracts/ids";
import { scopeOf, type Context } from "../../kernel/index.ts";
import { changeSettings } from "../organization.ts";
import { authorizeMember } from "../permissions.ts";
import type { IdentityDeps } from "../ports.ts";

/** Changes the organization's name and the days a payout is held. Payouts scheduled before keep their day. */
export const makeChangeOrganizationSettings = ({ unitOfWork }: IdentityDeps) =>
  (context: Context, input: ChangeOrganizationSettingsInput): Promise<Receipt> => {
    const actor = authorizeMember(context.actor, "organization.settings");
    return unitOfWork.run(scopeOf(actor), context, async (tx) => {
      const { state, facts } = changeSettings(await tx.organizations.get(actor.organizationId), input);
      await tx.organizations.save(state);
      await tx.outbox.append(facts, state.version + 1);
      return { id: state.id, version: state.version + 1 };
    });
  };

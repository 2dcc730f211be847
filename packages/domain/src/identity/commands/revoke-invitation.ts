import type { RevokeInvitationInput } from "@fanfare/contracts/identity";
import type { Receipt } from "@fanfare/contracts/ids";
import { scopeOf, type Context } from "../../kernel/index.ts";
import { revoke } from "../invitation.ts";
import { authorizeMember } from "../permissions.ts";
import type { IdentityDeps } from "../ports.ts";

/** Takes an open invitation back: its link stops working at once. */
export const makeRevokeInvitation = ({ unitOfWork }: IdentityDeps) =>
  (context: Context, { invitationId }: RevokeInvitationInput): Promise<Receipt> => {
    const actor = authorizeMember(context.actor, "members.manage");
    return unitOfWork.run(scopeOf(actor), context, async (tx) => {
      const { state, facts } = revoke(await tx.invitations.get(invitationId));
      await tx.invitations.save(state);
      await tx.outbox.append(facts, state.version + 1);
      return { id: state.id, version: state.version + 1 };
    });
  };

import type { AcceptInvitationInput } from "@fanfare/contracts/identity";
import type { Receipt } from "@fanfare/contracts/ids";
import { hashToken, type Context, type Person } from "../../kernel/index.ts";
import { accept } from "../invitation.ts";
import { join } from "../membership.ts";
import type { IdentityDeps } from "../ports.ts";

/** Takes the seat an invitation keeps, and lets the person act for that organization. Needs the link and the invited address. */
export const makeAcceptInvitation = ({ unitOfWork }: IdentityDeps) =>
  async (context: Context & { actor: Person }, { token }: AcceptInvitationInput): Promise<Receipt> => {
    const { userId, name, email } = context.actor;
    const tokenHash = hashToken(token);
    // The token is the key that shows which organization it is; only then may the transaction act within that one.
    const { organizationId } = await unitOfWork.run({ userId, tokenHash }, context, (tx) => tx.invitations.getByTokenHash(tokenHash));
    return unitOfWork.run({ organizationId, userId, tokenHash }, context, async (tx) => {
      const invitation = accept(await tx.invitations.getByTokenHash(tokenHash), email, tx.at);
      await tx.invitations.save(invitation);
      await tx.people.activate(userId, organizationId);
      const known = await tx.memberships.find(organizationId, userId);
      if (known) return { id: known.id, version: known.version };
      const joined = join({ organizationId, userId, name, email, role: invitation.role }, tx.at);
      await tx.memberships.add(joined.state);
      await tx.outbox.append(joined.facts, 1);
      return { id: joined.state.id, version: 1 };
    });
  };

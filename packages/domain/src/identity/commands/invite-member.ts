import type { InviteMemberInput } from "@fanfare/contracts/identity";
import type { Receipt } from "@fanfare/contracts/ids";
import { newId, ruleBroken, scopeOf, type Context } from "../../kernel/index.ts";
import { invite } from "../invitation.ts";
import { authorizeMember } from "../permissions.ts";
import type { IdentityDeps } from "../ports.ts";

/** `path` is the invitation's page, to be shown this once; `mailId` is null where no mail server is set up. */
export type Invited = Receipt & { path: string; mailId: string | null };

/** Keeps a seat for an address. One open invitation an address; a letter goes out when there is a mail server. */
export const makeInviteMember = ({ unitOfWork, isMailConfigured }: IdentityDeps & { isMailConfigured: boolean }) =>
  (context: Context, { email, role }: InviteMemberInput): Promise<Invited> => {
    const actor = authorizeMember(context.actor, "members.manage");
    return unitOfWork.run(scopeOf(actor), context, async (tx) => {
      const organization = await tx.organizations.get(actor.organizationId);
      if (await tx.memberships.findByEmail(organization.id, email)) {
        throw ruleBroken("identity.already-a-member", `${email} belongs to this organization already.`, { email });
      }
      const { state, facts, token } = invite(actor, { organizationName: organization.name, email, role }, tx.at);
      const path = `/invitation/${token}`;
      await tx.invitations.add(state);
      await tx.outbox.append(facts, 1);
      const mailId = isMailConfigured ? newId() : null;
      if (mailId) {
        const data = { organizationName: organization.name, invitedBy: actor.name, role, link: path };
        const locale = await tx.people.localeOf(actor.userId);
        await tx.mails.queue({ id: mailId, organizationId: organization.id, userId: null, recipient: email, template: "invitation", locale, data });
      }
      return { id: state.id, version: 1, path, mailId };
    });
  };

import type { ChangeMemberRoleInput, RemoveMemberInput } from "@fanfare/contracts/identity";
import type { Receipt } from "@fanfare/contracts/ids";
import { scopeOf, type Context } from "../../kernel/index.ts";
import { changeRole, remove } from "../membership.ts";
import { authorizeMember } from "../permissions.ts";
import type { IdentityDeps } from "../ports.ts";

/** Gives a member another role. It counts from their next request; the last owner stays one. */
export const makeChangeMemberRole = ({ unitOfWork }: IdentityDeps) =>
  (context: Context, input: ChangeMemberRoleInput): Promise<Receipt> => {
    const actor = authorizeMember(context.actor, "members.manage");
    return unitOfWork.run(scopeOf(actor), context, async (tx) => {
      const owners = await tx.memberships.lockOwners(actor.organizationId);
      const { state, facts } = changeRole(await tx.memberships.get(input.membershipId), input, owners);
      await tx.memberships.save(state);
      await tx.outbox.append(facts, state.version + 1);
      return { id: state.id, version: state.version + 1 };
    });
  };

/** Takes a member out of the organization. What they did stays in the trail; the last owner can't go. */
export const makeRemoveMember = ({ unitOfWork }: IdentityDeps) =>
  (context: Context, { membershipId }: RemoveMemberInput): Promise<Receipt> => {
    const actor = authorizeMember(context.actor, "members.manage");
    return unitOfWork.run(scopeOf(actor), context, async (tx) => {
      const owners = await tx.memberships.lockOwners(actor.organizationId);
      const membership = await tx.memberships.get(membershipId);
      const { facts } = remove(membership, owners);
      await tx.memberships.remove(membership);
      await tx.outbox.append(facts, membership.version + 1);
      return { id: membership.id, version: membership.version + 1 };
    });
  };
